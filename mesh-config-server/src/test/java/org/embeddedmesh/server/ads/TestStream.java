package org.embeddedmesh.server.ads;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** The client's end of a stream. */
final class TestStream<Q, R> {

    private static final int MANY = 10_000;

    private final ClientCall<Q, R> call;
    private final Queue<R> responses = new ArrayDeque<>();
    private Optional<Status> status = Optional.empty();

    TestStream(ManagedChannel channel, MethodDescriptor<Q, R> method) {
        this(channel, method, MANY);
    }

    /** @param ready how many responses the client takes before it has to say that it takes more */
    TestStream(ManagedChannel channel, MethodDescriptor<Q, R> method, int ready) {
        call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(R response) {
                        responses.add(response);
                    }

                    @Override
                    public void onClose(Status end, Metadata trailers) {
                        status = Optional.of(end);
                    }
                },
                new Metadata());
        call.request(ready);
    }

    void send(Q request) {
        call.sendMessage(request);
    }

    void takeMore() {
        call.request(MANY);
    }

    R next() {
        return responses.remove();
    }

    boolean hasNext() {
        return !responses.isEmpty();
    }

    Optional<Status> status() {
        return status;
    }

    void cancel() {
        call.cancel("test", null);
    }
}
