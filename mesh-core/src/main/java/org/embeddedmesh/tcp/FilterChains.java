package org.embeddedmesh.tcp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filter chains of one listener, found as Envoy finds them: by the server's name, then by the longest wildcard
 * around it, then the chain that asks for none. Immutable.
 */
public final class FilterChains {

    private static final String WILDCARD = "*.";

    private final Map<String, FilterChainEntry> byName = new HashMap<>();
    private final Map<String, FilterChainEntry> bySuffix = new HashMap<>();
    private @Nullable FilterChainEntry ofAnyName;

    private FilterChains() {}

    /**
     * @throws IllegalArgumentException naming the chain by its place, if Envoy would refuse them
     */
    public static FilterChains of(List<FilterChain> chains) {
        FilterChains all = new FilterChains();
        for (int i = 0; i < chains.size(); i++) {
            try {
                all.add(FilterChainEntry.of(chains.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("filter chain " + i + ": " + e.getMessage(), e);
            }
        }
        return all;
    }

    private void add(FilterChainEntry entry) {
        if (entry.chain().serverNames().isEmpty()) {
            refuseSecond(ofAnyName, "any server name");
            ofAnyName = entry;
        }
        for (String name : entry.chain().serverNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean wildcard = lower.startsWith(WILDCARD);
            String key = wildcard ? lower.substring(1) : lower;
            if (key.isEmpty() || key.indexOf('*') >= 0) {
                throw new IllegalArgumentException("'" + name + "' is no server name; a wildcard is a whole label");
            }
            refuseSecond((wildcard ? bySuffix : byName).put(key, entry), "'" + name + "'");
        }
    }

    private static void refuseSecond(@Nullable FilterChainEntry first, String what) {
        if (first != null) {
            throw new IllegalArgumentException(what + " is matched twice");
        }
    }

    /**
     * The chain that takes a connection; empty: none, Envoy closes it.
     *
     * @param serverName in any case; empty: the connection names none
     */
    public Optional<FilterChainEntry> match(String serverName) {
        String name = serverName.toLowerCase(Locale.ROOT);
        FilterChainEntry exact = name.isEmpty() ? null : byName.get(name);
        FilterChainEntry best = exact != null ? exact : byWildcard(name);
        return best == null ? Optional.empty() : best.found();
    }

    private @Nullable FilterChainEntry byWildcard(String name) {
        for (int dot = name.indexOf('.', 1); dot > 0 && dot < name.length() - 1; dot = name.indexOf('.', dot + 1)) {
            FilterChainEntry found = bySuffix.get(name.substring(dot));
            if (found != null) {
                return found;
            }
        }
        return ofAnyName;
    }
}
