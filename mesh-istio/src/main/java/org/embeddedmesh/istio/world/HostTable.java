package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Values by host; a host that has none of its own falls under its most specific wildcard. Immutable once built. */
final class HostTable<T> {

    private final Map<String, List<T>> exact = new HashMap<>();
    private final Map<String, List<T>> wildcards = new HashMap<>();

    void add(String host, T value) {
        Map<String, List<T>> table = HostNames.isWildcard(host) ? wildcards : exact;
        table.computeIfAbsent(host, key -> new ArrayList<>(1)).add(value);
    }

    /** The values of exactly this host, in the order of their adding. */
    List<T> exact(String host) {
        Map<String, List<T>> table = HostNames.isWildcard(host) ? wildcards : exact;
        return table.getOrDefault(host, List.of());
    }

    /** The wanted values of the host itself, else of the most specific wildcard around it that has wanted ones. */
    List<T> mostSpecific(String host, Predicate<T> wanted) {
        List<T> own = filter(exact(host), wanted);
        return own.isEmpty() && !wildcards.isEmpty() ? wildcard(host, wanted) : own;
    }

    Set<String> wildcards() {
        return wildcards.keySet();
    }

    private List<T> wildcard(String host, Predicate<T> wanted) {
        for (int start = HostNames.isWildcard(host) ? 1 : 0; start <= host.length(); start++) {
            List<T> found = filter(wildcards.getOrDefault("*" + host.substring(start), List.of()), wanted);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<T> filter(List<T> values, Predicate<T> wanted) {
        return values.isEmpty() ? values : values.stream().filter(wanted).toList();
    }
}
