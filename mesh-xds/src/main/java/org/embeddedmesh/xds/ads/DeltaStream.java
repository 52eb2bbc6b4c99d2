package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** One ADS stream, from its opening to its end, which is told once. */
final class DeltaStream {

    private final ClientCall<DeltaDiscoveryRequest, DeltaDiscoveryResponse> call;
    private final Events events;
    private boolean answered;
    private boolean cancelled;

    private DeltaStream(ClientCall<DeltaDiscoveryRequest, DeltaDiscoveryResponse> call, Events events) {
        this.call = call;
        this.events = events;
    }

    static DeltaStream open(ControlPlaneChannel channel, Events events) {
        DeltaStream stream = new DeltaStream(channel.call(AdsProtocol.DELTA), events);
        stream.call.start(stream.new Listener(), new Metadata());
        stream.call.request(1);
        return stream;
    }

    void send(DeltaDiscoveryRequest request) {
        if (!cancelled) {
            call.sendMessage(request);
        }
    }

    /** Ends it at once, for this reason. */
    void cancel(String reason) {
        cancelled = true;
        call.cancel(reason, null);
    }

    void halfClose() {
        if (!cancelled) {
            call.halfClose();
        }
    }

    /** Whether a response has come. */
    boolean answered() {
        return answered;
    }

    interface Events {

        /** There is a connection. */
        void ready(DeltaStream stream);

        void response(DeltaStream stream, DeltaDiscoveryResponse response);

        void ended(DeltaStream stream, StreamEnd end);
    }

    private final class Listener extends ClientCall.Listener<DeltaDiscoveryResponse> {

        @Override
        public void onReady() {
            events.ready(DeltaStream.this);
        }

        @Override
        public void onMessage(DeltaDiscoveryResponse response) {
            answered = true;
            events.response(DeltaStream.this, response);
            call.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            events.ended(DeltaStream.this, new StreamEnd(status, trailers));
        }
    }
}
