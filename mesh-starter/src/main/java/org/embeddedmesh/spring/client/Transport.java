package org.embeddedmesh.spring.client;

import java.io.IOException;
import org.embeddedmesh.outbound.Attempt;

/** Carries attempts to their endpoints. Safe for several threads. */
public interface Transport extends AutoCloseable {

    /**
     * Connects to the attempt's endpoint, sends the request as the attempt wants it, and waits for the head of the response.
     * A failure on the way is an outcome.
     *
     * @throws java.net.SocketTimeoutException if the caller's patience ended first
     * @throws java.io.InterruptedIOException if the thread was interrupted; it stays so
     * @throws IOException what the body threw when it was written
     */
    Exchange send(Attempt attempt, OutgoingRequest request, Patience patience) throws IOException;

    @Override
    void close();
}
