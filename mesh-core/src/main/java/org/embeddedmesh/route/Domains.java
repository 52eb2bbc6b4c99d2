package org.embeddedmesh.route;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Virtual hosts by domain: exact, then the longest suffix wildcard, then the longest prefix wildcard, then {@code *}. */
final class Domains {

    private final Map<String, VirtualHostRoutes> exact = new HashMap<>();
    private final Map<Integer, Map<String, VirtualHostRoutes>> suffixes = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Map<String, VirtualHostRoutes>> prefixes = new TreeMap<>(Comparator.reverseOrder());
    private @Nullable VirtualHostRoutes any;

    /**
     * @throws IllegalArgumentException if the domain is there already, or is none
     */
    void add(String domain, VirtualHostRoutes routes) {
        String lower = domain.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            throw new IllegalArgumentException("it has an empty domain");
        }
        VirtualHostRoutes previous = put(lower, routes);
        if (previous != null) {
            throw new IllegalArgumentException("its domain '" + domain + "' is there already");
        }
    }

    VirtualHostRoutes find(String host) {
        if (any != null && exact.isEmpty() && suffixes.isEmpty() && prefixes.isEmpty()) {
            return any;
        }
        if (host.isEmpty()) {
            return VirtualHostRoutes.NONE;
        }
        String lower = host.toLowerCase(Locale.ROOT);
        VirtualHostRoutes found = exact.get(lower);
        if (found == null) {
            found = longest(suffixes, lower, true);
        }
        if (found == null) {
            found = longest(prefixes, lower, false);
        }
        if (found == null) {
            found = any;
        }
        return found == null ? VirtualHostRoutes.NONE : found;
    }

    private @Nullable VirtualHostRoutes put(String domain, VirtualHostRoutes routes) {
        if (domain.equals("*")) {
            VirtualHostRoutes previous = any;
            any = routes;
            return previous;
        }
        if (domain.startsWith("*")) {
            return putWildcard(suffixes, domain.substring(1), routes);
        }
        if (domain.endsWith("*")) {
            return putWildcard(prefixes, domain.substring(0, domain.length() - 1), routes);
        }
        return exact.put(domain, routes);
    }

    private static @Nullable VirtualHostRoutes putWildcard(
            Map<Integer, Map<String, VirtualHostRoutes>> wildcards, String literal, VirtualHostRoutes routes) {
        return wildcards
                .computeIfAbsent(literal.length(), it -> new HashMap<>())
                .put(literal, routes);
    }

    private static @Nullable VirtualHostRoutes longest(
            Map<Integer, Map<String, VirtualHostRoutes>> wildcards, String host, boolean suffix) {
        for (Map.Entry<Integer, Map<String, VirtualHostRoutes>> entry : wildcards.entrySet()) {
            int length = entry.getKey();
            if (length < host.length()) {
                String part = suffix ? host.substring(host.length() - length) : host.substring(0, length);
                VirtualHostRoutes found = entry.getValue().get(part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
