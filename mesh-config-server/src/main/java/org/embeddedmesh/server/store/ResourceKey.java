package org.embeddedmesh.server.store;

import java.util.Comparator;

/**
 * The name of a stored resource. Keys sort by resource, then namespace, then name.
 *
 * @param resource plural and group, as in {@code virtualservices.networking.istio.io}; {@code namespaces} for the core group
 * @param namespace empty for a resource that lives in no namespace
 * @param name its name
 */
public record ResourceKey(String resource, String namespace, String name) implements Comparable<ResourceKey> {

    private static final Comparator<ResourceKey> ORDER = Comparator.comparing(ResourceKey::resource)
            .thenComparing(ResourceKey::namespace)
            .thenComparing(ResourceKey::name);

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? resource + " " + name : resource + " " + namespace + "/" + name;
    }
}
