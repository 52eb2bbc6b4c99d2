package org.embeddedmesh.xds;

import java.util.Optional;

/**
 * One resource that this process asked for.
 *
 * @param type short name, {@code RouteConfiguration}
 * @param version of what is in use; empty: nothing is
 * @param error why the last version was refused
 */
public record Subscription(String type, String name, String version, Status status, Optional<String> error) {

    /** In the words of Envoy's {@code ClientResourceStatus}. */
    public enum Status {
        REQUESTED,
        ACKED,
        NACKED,
        DOES_NOT_EXIST,
        /** Nothing came for so long that calls do not wait for it any more. */
        TIMEOUT
    }
}
