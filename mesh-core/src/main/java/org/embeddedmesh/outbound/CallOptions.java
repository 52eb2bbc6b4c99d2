package org.embeddedmesh.outbound;

/**
 * What a door says about one call.
 *
 * @param bodyReplayable whether the request's body can be sent again, or there is none; if not, an attempt is repeated
 *     only where nothing of it can have reached an endpoint
 */
public record CallOptions(boolean bodyReplayable) {

    public static final CallOptions REPLAYABLE = new CallOptions(true);

    public static final CallOptions ONCE = new CallOptions(false);
}
