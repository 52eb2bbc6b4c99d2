package org.embeddedmesh.server.ads;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** Hands the requests of one stream to the ADS thread, the next one only when the last has been dealt with. */
final class RequestObserver<Q, R> implements StreamObserver<Q> {

    private final ClientStream<Q, R> stream;
    private final ServerCallStreamObserver<R> responses;
    private final Streams streams;

    RequestObserver(ClientStream<Q, R> stream, ServerCallStreamObserver<R> responses, Streams streams) {
        this.stream = stream;
        this.responses = responses;
        this.streams = streams;
    }

    void open() {
        responses.disableAutoRequest();
        responses.setOnReadyHandler(() -> streams.run(stream, stream::flush));
        responses.setOnCancelHandler(this::left);
        responses.setOnCloseHandler(this::left);
        streams.run(stream, () -> streams.opened(stream));
        responses.request(1);
    }

    @Override
    public void onNext(Q request) {
        streams.run(stream, () -> {
            stream.receive(request);
            responses.request(1);
        });
    }

    @Override
    public void onError(Throwable cause) {
        left();
    }

    @Override
    public void onCompleted() {
        streams.run(stream, stream::complete);
        left();
    }

    private void left() {
        streams.run(stream, () -> streams.left(stream));
    }
}
