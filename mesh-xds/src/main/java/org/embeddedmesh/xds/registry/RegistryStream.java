package org.embeddedmesh.xds.registry;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.embeddedmesh.xds.ads.ControlPlaneChannel;
import org.jspecify.annotations.Nullable;

/** One stream of states and their acknowledgements; its end is told once. */
final class RegistryStream {

    private final ClientCall<WorkloadState, Ack> call;
    private final Events events;
    private long sequence;

    private RegistryStream(ClientCall<WorkloadState, Ack> call, Events events) {
        this.call = call;
        this.events = events;
    }

    static RegistryStream open(ControlPlaneChannel channel, Events events) {
        RegistryStream stream = new RegistryStream(channel.call(RegistryProtocol.REGISTER), events);
        stream.call.start(stream.new Listener(), new Metadata());
        stream.call.request(1);
        return stream;
    }

    /**
     * Sends the next state.
     *
     * @param workload null: as told before
     * @return its sequence
     */
    long send(@Nullable Workload workload, Phase phase) {
        WorkloadState.Builder state =
                WorkloadState.newBuilder().setSequence(++sequence).setPhase(phase);
        call.sendMessage((workload == null ? state : state.setWorkload(workload)).build());
        return sequence;
    }

    void halfClose() {
        call.halfClose();
    }

    void cancel() {
        call.cancel("the ADS stream has ended", null);
    }

    interface Events {

        void acknowledged(RegistryStream stream, Ack ack);

        void ended(RegistryStream stream, Status status);
    }

    private final class Listener extends ClientCall.Listener<Ack> {

        @Override
        public void onMessage(Ack ack) {
            events.acknowledged(RegistryStream.this, ack);
            call.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            events.ended(RegistryStream.this, status);
        }
    }
}
