package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * The caller's timeouts in one call that has begun.
 *
 * @param connect for one connection; zero: no limit
 * @param head when the head of the response must be there, whatever the attempt
 * @param read for each read of the body; zero: no limit
 */
public record Patience(Duration connect, Deadline head, Duration read) {

    public static Patience startingNow(CallerTimeouts timeouts) {
        return new Patience(timeouts.connect(), Deadline.in(timeouts.read()), timeouts.read());
    }

    /**
     * Tells the end of the caller's patience from a failure of the call.
     *
     * @throws SocketTimeoutException if the caller's time is over
     * @throws InterruptedIOException if the thread is interrupted; it stays so
     */
    public void require(IOException failure) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            InterruptedIOException interrupted = new InterruptedIOException("interrupted");
            interrupted.initCause(failure);
            throw interrupted;
        }
        requireTime();
    }

    void requireTime() throws SocketTimeoutException {
        if (head.hasPassed()) {
            throw new SocketTimeoutException("Read timed out");
        }
    }
}
