package org.embeddedmesh.server.store;

import java.util.List;

/**
 * Resources in the order of their keys, all as they were at one version of the store.
 *
 * @param resourceVersion the store's version; watching after it continues this listing without a gap
 */
public record Listing(List<StoredResource> resources, long resourceVersion) {

    public Listing {
        resources = List.copyOf(resources);
    }
}
