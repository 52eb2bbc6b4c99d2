package org.embeddedmesh.server.registry;

/** What a workload says of itself cannot be; the message says what and how to mend it. */
final class InvalidWorkloadException extends RuntimeException {

    InvalidWorkloadException(String message) {
        super(message);
    }
}
