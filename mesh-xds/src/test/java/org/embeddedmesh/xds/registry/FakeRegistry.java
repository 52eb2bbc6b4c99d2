package org.embeddedmesh.xds.registry;

import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.embeddedmesh.xds.ScriptedStream;
import org.embeddedmesh.xds.Streams;

/** A registry that keeps what it heard, and answers when told to. */
public final class FakeRegistry {

    private final Streams<Stream> streams = new Streams<>();

    public ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("embeddedmesh.v1.WorkloadRegistry")
                .addMethod(
                        RegistryProtocol.REGISTER,
                        ServerCalls.asyncBidiStreamingCall(it -> streams.add(new Stream(it))))
                .build();
    }

    public int streamCount() {
        return streams.count();
    }

    public Stream stream() {
        return streams.last();
    }

    /** One stream as the registry sees it. */
    public static final class Stream extends ScriptedStream<WorkloadState, Ack> {

        private Stream(StreamObserver<Ack> acks) {
            super(acks);
        }

        /** Accepts the last state. */
        public void accept() {
            accept(lastRequest().getSequence());
        }

        public void accept(long sequence) {
            answer(Ack.newBuilder()
                    .setSequence(sequence)
                    .setName("hello-127.0.0.1-9095")
                    .setLeaseSeconds(10)
                    .build());
        }

        /** Refuses the last state. */
        public void refuse(String error) {
            answer(Ack.newBuilder()
                    .setSequence(lastRequest().getSequence())
                    .setError(error)
                    .build());
        }
    }
}
