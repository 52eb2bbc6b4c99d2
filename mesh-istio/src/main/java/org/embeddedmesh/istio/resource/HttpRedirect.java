package org.embeddedmesh.istio.resource;

/** A redirect. */
public record HttpRedirect(
        String uri,
        String authority,
        @Range(min = 0, max = 65535) int port,

        @OneOf({"FROM_PROTOCOL_DEFAULT", "FROM_REQUEST_PORT"})
        String derivePort,

        String scheme,
        int redirectCode) {}
