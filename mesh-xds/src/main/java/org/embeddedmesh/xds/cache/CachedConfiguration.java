package org.embeddedmesh.xds.cache;

import java.time.Instant;
import java.util.List;

/**
 * All that was in use at a time.
 *
 * @param node whose it is: namespace, service and instance
 * @param server who said it
 * @param time when it was known to be what the control plane says
 */
public record CachedConfiguration(String node, String server, Instant time, List<CachedResource> resources) {

    public CachedConfiguration {
        resources = List.copyOf(resources);
    }
}
