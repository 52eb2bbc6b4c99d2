package org.embeddedmesh.xds.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * How a cache stands.
 *
 * @param enabled whether anything is kept at all
 * @param time when what it holds was known to be what the control plane says; empty: it holds nothing
 * @param resources how many it holds
 * @param file where, or empty
 * @param problem why it could not be read or written the last time, or empty
 */
public record CacheReport(boolean enabled, Optional<Instant> time, int resources, String file, String problem) {

    static final CacheReport OFF = new CacheReport(false, Optional.empty(), 0, "", "");
    static final CacheReport EMPTY = new CacheReport(true, Optional.empty(), 0, "", "");

    CacheReport holding(CachedConfiguration configuration, String newFile) {
        return new CacheReport(
                true,
                Optional.of(configuration.time()),
                configuration.resources().size(),
                newFile,
                "");
    }

    CacheReport failed(String newProblem) {
        return new CacheReport(true, time, resources, file, newProblem);
    }
}
