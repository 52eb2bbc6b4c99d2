package org.embeddedmesh.xds.ads;

import java.util.concurrent.Executor;
import org.embeddedmesh.xds.cache.ConfigurationCache;

/**
 * What the next start begins with.
 *
 * @param disk runs what writes, one task after the other: a slow disk must not hold up the loop
 */
public record DiskCache(ConfigurationCache cache, Executor disk) {

    public static final DiskCache NONE = new DiskCache(ConfigurationCache.none(), Runnable::run);

    boolean isEnabled() {
        return cache.report().enabled();
    }
}
