package org.embeddedmesh.xds.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Without a cache every start begins with nothing. */
enum NoCache implements ConfigurationCache {
    NONE;

    @Override
    public Optional<CachedConfiguration> load(Instant now) {
        return Optional.empty();
    }

    @Override
    public void save(Instant time, List<CachedResource> resources) {}

    @Override
    public CacheReport report() {
        return CacheReport.OFF;
    }

    @Override
    public void close() {}
}
