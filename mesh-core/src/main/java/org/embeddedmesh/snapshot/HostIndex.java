package org.embeddedmesh.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.embeddedmesh.http.Authority;

/**
 * The hosts that this process may call through the mesh.
 *
 * @param hosts ports and protocols by fully qualified name, {@code *.} wildcard or address, in lower case
 * @param fullNamesOnly those of them that have no short form, and none with a dot at its end
 * @param outboundTrafficPolicy for all other hosts
 * @param domainSuffix of short names, {@code cluster.local}
 */
public record HostIndex(
        Map<String, Map<Integer, Protocol>> hosts,
        Set<String> fullNamesOnly,
        OutboundTrafficPolicy outboundTrafficPolicy,
        String domainSuffix) {

    public HostIndex {
        fullNamesOnly = Set.copyOf(fullNamesOnly);
        hosts = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
    }

    /** All of whose hosts have short forms. */
    public HostIndex(
            Map<String, Map<Integer, Protocol>> hosts,
            OutboundTrafficPolicy outboundTrafficPolicy,
            String domainSuffix) {
        this(hosts, Set.of(), outboundTrafficPolicy, domainSuffix);
    }

    /**
     * The name in this index with the port; empty: not of the mesh, also when only the port is unknown. A short name is
     * looked up in the namespace, then as {@code name.namespace} and {@code name.namespace.svc}; at last the longest
     * wildcard counts, and is the answer itself.
     *
     * @param host in any case, perhaps with a dot at its end or in brackets
     */
    public Optional<Authority> resolve(String host, int port, String namespace) {
        String name = normalized(host);
        for (String candidate : candidates(name, namespace)) {
            if (has(candidate, port) && isCalledSo(candidate, host)) {
                return Optional.of(new Authority(candidate, port));
            }
        }
        return wildcard(name, port);
    }

    /** The ports of a host, looked up as {@link #resolve} does, but for wildcards; empty: not of the mesh. */
    public Map<Integer, Protocol> ports(String host, String namespace) {
        for (String candidate : candidates(normalized(host), namespace)) {
            if (hosts.containsKey(candidate) && isCalledSo(candidate, host)) {
                return hosts.get(candidate);
            }
        }
        return Map.of();
    }

    private boolean isCalledSo(String candidate, String host) {
        return !fullNamesOnly.contains(candidate) || (candidate.equals(normalized(host)) && !host.endsWith("."));
    }

    private List<String> candidates(String name, String namespace) {
        return List.of(
                name,
                name + "." + namespace + ".svc." + domainSuffix,
                name + ".svc." + domainSuffix,
                name + "." + domainSuffix);
    }

    private Optional<Authority> wildcard(String name, int port) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            String candidate = "*" + name.substring(dot);
            if (has(candidate, port)) {
                return Optional.of(new Authority(candidate, port));
            }
        }
        return has("*", port) ? Optional.of(new Authority("*", port)) : Optional.empty();
    }

    private boolean has(String name, int port) {
        Map<Integer, Protocol> ports = hosts.get(name);
        return ports != null && ports.containsKey(port);
    }

    private static String normalized(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return lower.substring(1, lower.length() - 1);
        }
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
