package org.embeddedmesh.endtoend;

import org.embeddedmesh.endtoend.load.FailedCall;

/**
 * A time in which something was ended by force. Calls in flight there may fail; those that begin later may not.
 *
 * @param port of the endpoint that it was behind
 * @param from as {@link System#currentTimeMillis()}
 * @param until when it was certainly over
 * @param atMost how many calls can have been in flight
 */
record Outage(String what, int port, long from, long until, int atMost) {

    /** Whether the call was in flight there. */
    boolean explains(FailedCall call) {
        return (call.flags().equals("UC") || call.flags().equals("UPE"))
                && call.endpoint().endsWith(":" + port)
                && call.began() <= until
                && call.ended() >= from;
    }
}
