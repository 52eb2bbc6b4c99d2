package org.embeddedmesh.xds.ads;

import io.grpc.Status;

/** Reads why a stream ended. */
final class StreamEnd {

    // gRPC has no other sign of a connection that the server closed in good order, as it does to rebalance.
    private static final String GRACEFUL_GOAWAY = "NO_ERROR";

    private StreamEnd() {}

    static boolean isClean(Status status) {
        return status.isOk()
                || (status.getDescription() != null && status.getDescription().contains(GRACEFUL_GOAWAY));
    }

    /** For people: what the network said, else what gRPC said. */
    static String reason(Status status) {
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause != null && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return status.getDescription() == null
                ? status.getCode().name()
                : status.getCode() + ": " + status.getDescription();
    }
}
