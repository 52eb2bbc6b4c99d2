package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.net.UnknownHostException;

/** What went wrong, in few words. */
final class Reasons {

    private Reasons() {}

    static String of(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "unknown host " + failure.getMessage();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
