package org.embeddedmesh.server.ads;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

/** Responses over gRPC. */
record ResponseObserver<R>(ServerCallStreamObserver<R> observer) implements Responses<R> {

    @Override
    public boolean isReady() {
        return observer.isReady();
    }

    @Override
    public void send(R response) {
        observer.onNext(response);
    }

    @Override
    public void complete() {
        observer.onCompleted();
    }

    @Override
    public void refuse(Status status) {
        observer.onError(status.asRuntimeException());
    }
}
