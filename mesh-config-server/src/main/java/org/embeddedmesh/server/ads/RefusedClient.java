package org.embeddedmesh.server.ads;

import java.time.Instant;

/**
 * A client that was turned away, for people.
 *
 * @param node its node id; empty when it did not say
 * @param host where it came from
 * @param times how often, for this reason
 * @param last when it was the last time
 */
public record RefusedClient(String node, String host, String reason, long times, Instant last) {}
