package org.embeddedmesh.server.ads;

import io.grpc.Status;

/** The way out of a stream. */
interface Responses<R> {

    /** Whether a response would be sent now rather than pile up in memory. */
    boolean isReady();

    void send(R response);

    void complete();

    void refuse(Status status);
}
