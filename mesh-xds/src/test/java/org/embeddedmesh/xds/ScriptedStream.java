package org.embeddedmesh.xds;

import io.grpc.Metadata;
import io.grpc.Metadata.Key;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One stream as a server sees it that says what the test tells it to, and keeps what it heard.
 *
 * @param <Q> what the client says
 * @param <A> what the server says
 */
public abstract class ScriptedStream<Q, A> implements StreamObserver<Q> {

    private final StreamObserver<A> answers;
    private final List<Q> requests = new CopyOnWriteArrayList<>();
    private volatile boolean halfClosed;

    protected ScriptedStream(StreamObserver<A> answers) {
        this.answers = answers;
    }

    /** All requests, oldest first. */
    public final List<Q> requests() {
        return requests;
    }

    public final Q lastRequest() {
        return requests.get(requests.size() - 1);
    }

    public final boolean halfClosed() {
        return halfClosed;
    }

    public final void answer(A answer) {
        answers.onNext(answer);
    }

    /** Ends the stream in good order. */
    public final void close() {
        answers.onCompleted();
    }

    public final void fail(Status status) {
        answers.onError(status.asRuntimeException());
    }

    /** Fails with a word about it. */
    public final void fail(Status status, String trailer, String value) {
        Metadata trailers = new Metadata();
        trailers.put(Key.of(trailer, Metadata.ASCII_STRING_MARSHALLER), value);
        answers.onError(status.asRuntimeException(trailers));
    }

    @Override
    public final void onNext(Q request) {
        requests.add(request);
    }

    @Override
    public final void onError(Throwable error) {}

    @Override
    public final void onCompleted() {
        halfClosed = true;
        answers.onCompleted();
    }
}
