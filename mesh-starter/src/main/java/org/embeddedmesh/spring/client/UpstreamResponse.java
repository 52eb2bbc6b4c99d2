package org.embeddedmesh.spring.client;

import java.io.InputStream;
import java.util.function.Consumer;
import org.embeddedmesh.http.ResponseHead;
import org.embeddedmesh.outbound.BodyEnd;

/** A response whose head has arrived and whose body is on its way. */
public interface UpstreamResponse extends ResponseHead, AutoCloseable {

    /** As in the status line; may be empty. */
    String reason();

    /** All header fields but those that speak of the connection, which Envoy does not hand on either. */
    HeaderFields fields();

    /** The body, as it is on the wire. Its end gives the connection back. */
    InputStream body();

    /** Is told once how the body ended; at once if it has. */
    void whenEnded(Consumer<BodyEnd> action);

    /** Gives up the rest of the body. May be called more than once. */
    @Override
    void close();
}
