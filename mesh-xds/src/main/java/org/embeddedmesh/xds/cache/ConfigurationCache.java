package org.embeddedmesh.xds.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the last known good is kept. What fails is logged, never thrown. Used by one thread at a time. */
public interface ConfigurationCache extends AutoCloseable {

    /** What was kept before this process started, if it can be used still. */
    Optional<CachedConfiguration> load(Instant now);

    /** Keeps these instead of all before. */
    void save(Instant time, List<CachedResource> resources);

    /** How it went so far. Any thread. */
    CacheReport report();

    @Override
    void close();

    /** Keeps nothing. */
    static ConfigurationCache none() {
        return NoCache.NONE;
    }
}
