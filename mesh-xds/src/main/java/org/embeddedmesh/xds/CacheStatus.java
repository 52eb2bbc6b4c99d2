package org.embeddedmesh.xds;

import java.time.Instant;
import java.util.Optional;

/**
 * How the last known good stands.
 *
 * @param time when what the file holds was known to be what the control plane says; empty: it holds nothing
 * @param resources how many the file holds
 * @param file empty: nothing was read or written yet
 * @param problem why the file could not be read or written the last time
 */
public record CacheStatus(
        State state, Optional<Instant> time, int resources, Optional<String> file, Optional<String> problem) {

    public enum State {
        /** Switched off. */
        OFF,
        /** Nothing is kept yet. */
        EMPTY,
        /** The process runs from the file: the control plane has not been there since the start. */
        IN_USE,
        /** The file holds what the control plane said. */
        KEPT,
        /** The file cannot be read or written. */
        FAILED
    }
}
