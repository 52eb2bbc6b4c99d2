package org.embeddedmesh.istio.world;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may see a resource, Istio's {@code exportTo}.
 *
 * @param everyone seen from all namespaces
 * @param namespaces those that see it otherwise
 */
public record Visibility(boolean everyone, Set<String> namespaces) {

    public static final Visibility PUBLIC = new Visibility(true, Set.of());

    private static final Visibility NOBODY = new Visibility(false, Set.of());

    public Visibility {
        namespaces = Set.copyOf(namespaces);
    }

    /** Reads {@code exportTo} of a resource in a namespace; {@code ~} beats all, then {@code *}; empty means all. */
    public static Visibility of(Collection<String> exportTo, String namespace) {
        if (exportTo.contains("~")) {
            return NOBODY;
        }
        if (exportTo.isEmpty() || exportTo.contains("*")) {
            return PUBLIC;
        }
        Set<String> namespaces = new TreeSet<>();
        for (String it : exportTo) {
            namespaces.add(it.equals(".") ? namespace : it);
        }
        return new Visibility(false, namespaces);
    }

    /** Whether both reach some client on one level, so that only age decides between them. */
    public boolean competesWith(Visibility other) {
        return everyone
                ? other.everyone
                : !other.everyone && other.namespaces.stream().anyMatch(namespaces::contains);
    }

    public boolean reaches(String namespace) {
        return everyone || namespaces.contains(namespace);
    }
}
