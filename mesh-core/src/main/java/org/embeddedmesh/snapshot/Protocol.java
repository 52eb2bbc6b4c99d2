package org.embeddedmesh.snapshot;

/** What is spoken on a port. */
public enum Protocol {
    HTTP,
    HTTP2,
    GRPC,
    HTTPS,
    TLS,
    TCP
}
