package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.io.OutputStream;

/** What a request carries. */
public interface RequestBody {

    RequestBody NONE = new BufferedBody(new byte[0]);

    /** Number of bytes; -1: not known before they are written. */
    long length();

    /** Whether it may be written more than once. */
    boolean isReplayable();

    void writeTo(OutputStream out) throws IOException;

    default boolean isEmpty() {
        return length() == 0;
    }
}
