package org.embeddedmesh.xds.registry;

import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.WorkloadState;

/** A registry that keeps what it heard, and answers when told to. */
public final class FakeRegistry {

    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    public ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("embeddedmesh.v1.WorkloadRegistry")
                .addMethod(RegistryProtocol.REGISTER, ServerCalls.asyncBidiStreamingCall(this::open))
                .build();
    }

    private Stream open(StreamObserver<Ack> acks) {
        Stream stream = new Stream(acks);
        streams.add(stream);
        return stream;
    }

    public int streamCount() {
        return streams.size();
    }

    public Stream stream() {
        return streams.get(streams.size() - 1);
    }

    /** One stream as the registry sees it. */
    public static final class Stream implements StreamObserver<WorkloadState> {

        private final StreamObserver<Ack> acks;
        private final List<WorkloadState> states = new CopyOnWriteArrayList<>();
        private volatile boolean halfClosed;

        private Stream(StreamObserver<Ack> acks) {
            this.acks = acks;
        }

        public List<WorkloadState> states() {
            return states;
        }

        public WorkloadState last() {
            return states.get(states.size() - 1);
        }

        public boolean halfClosed() {
            return halfClosed;
        }

        /** Accepts the last state. */
        public void accept() {
            accept(last().getSequence());
        }

        public void accept(long sequence) {
            acks.onNext(Ack.newBuilder()
                    .setSequence(sequence)
                    .setName("hello-127.0.0.1-9095")
                    .setLeaseSeconds(10)
                    .build());
        }

        /** Refuses the last state. */
        public void refuse(String error) {
            acks.onNext(Ack.newBuilder()
                    .setSequence(last().getSequence())
                    .setError(error)
                    .build());
        }

        public void fail(Status status) {
            acks.onError(status.asRuntimeException());
        }

        @Override
        public void onNext(WorkloadState state) {
            states.add(state);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onCompleted() {
            halfClosed = true;
            acks.onCompleted();
        }
    }
}
