package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;

/** The application's own failure to write its body. */
final class BodyException extends IOException {

    BodyException(Exception cause) {
        super(cause);
    }

    /** What the application threw. */
    IOException thrown() {
        if (getCause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return getCause() instanceof IOException checked ? checked : this;
    }
}
