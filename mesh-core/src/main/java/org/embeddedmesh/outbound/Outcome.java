package org.embeddedmesh.outbound;

import org.embeddedmesh.http.ResponseHead;

/** How an attempt ended, told by the door that made it. */
public sealed interface Outcome {

    /** The head of a response is there; its body is not read yet. */
    record Response(ResponseHead head) implements Outcome {}

    /** No connection: refused, unreachable, not resolved, or handshake failed. */
    record ConnectFailure(String reason) implements Outcome {}

    /** The cluster's connect timeout passed. */
    record ConnectTimeout() implements Outcome {}

    /**
     * The connection ended before the head of a response.
     *
     * @param requestSent whether any byte of the request may have reached the endpoint
     */
    record Reset(boolean requestSent, String reason) implements Outcome {}

    /** The attempt's time was over before the head of a response. */
    record Timeout() implements Outcome {}

    /** What came was not HTTP. */
    record ProtocolError(String reason) implements Outcome {}

    /** The caller gave up. */
    record Abandoned() implements Outcome {}
}
