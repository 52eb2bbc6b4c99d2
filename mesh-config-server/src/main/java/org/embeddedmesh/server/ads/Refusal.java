package org.embeddedmesh.server.ads;

import java.time.Instant;

/**
 * A version that a client did not take.
 *
 * @param resource its name; empty when the client did not say which
 * @param field the path within the resource; empty when the client did not say
 */
public record Refusal(Instant at, String type, String resource, String version, String field, String reason) {}
