package org.embeddedmesh.xds.ads;

import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why and how a stream ended. */
record StreamEnd(Status status, Metadata trailers) {

    // gRPC has no other sign of a connection that the server closed in good order, as it does to rebalance.
    private static final String GRACEFUL_GOAWAY = "NO_ERROR";

    private static final Metadata.Key<String> PUSHBACK =
            Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);
    private static final Duration LONGEST_PUSHBACK = Duration.ofSeconds(30);

    boolean isClean() {
        return status.isOk()
                || (status.getDescription() != null && status.getDescription().contains(GRACEFUL_GOAWAY));
    }

    /** How long the server wants to be left alone, at most 30 seconds; a negative or unreadable wish counts as so long. */
    Duration pushback() {
        String wish = trailers.get(PUSHBACK);
        if (wish == null) {
            return Duration.ZERO;
        }
        try {
            Duration pushback = Duration.ofMillis(Long.parseLong(wish));
            return pushback.isNegative() || pushback.compareTo(LONGEST_PUSHBACK) > 0 ? LONGEST_PUSHBACK : pushback;
        } catch (NumberFormatException e) {
            return LONGEST_PUSHBACK;
        }
    }

    /** For people: what the network said, else what gRPC said. */
    String reason() {
        String cause = rootCause();
        if (cause != null) {
            return cause;
        }
        return status.getDescription() == null
                ? status.getCode().name()
                : status.getCode() + ": " + status.getDescription();
    }

    private @Nullable String rootCause() {
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == null ? null : cause.getMessage();
    }
}
