package org.embeddedmesh.server.grpc;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadPort;
import org.embeddedmesh.proto.v1.WorkloadState;

/** An instance of {@code greeter.default} that announces itself by the RPC, as a starter does. */
final class RegisteredWorkload implements StreamObserver<Ack>, AutoCloseable {

    private static final int HEARTBEAT_SECONDS = 3;

    private static final MethodDescriptor<WorkloadState, Ack> REGISTER =
            MethodDescriptor.<WorkloadState, Ack>newBuilder()
                    .setType(MethodType.BIDI_STREAMING)
                    .setFullMethodName("embeddedmesh.v1.WorkloadRegistry/Register")
                    .setRequestMarshaller(ProtoUtils.marshaller(WorkloadState.getDefaultInstance()))
                    .setResponseMarshaller(ProtoUtils.marshaller(Ack.getDefaultInstance()))
                    .build();

    private final BlockingQueue<Ack> acks = new LinkedBlockingQueue<>();
    private final ManagedChannel channel;
    private final StreamObserver<WorkloadState> states;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> heartbeat;
    private long sequence;

    RegisteredWorkload(int xdsPort, int port, String version) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", xdsPort)
                .usePlaintext()
                .build();
        states = ClientCalls.asyncBidiStreamingCall(channel.newCall(REGISTER, CallOptions.DEFAULT), this);
        send(WorkloadState.newBuilder()
                .setPhase(Phase.HEALTHY)
                .setWorkload(Workload.newBuilder()
                        .setService("greeter")
                        .setNamespace("default")
                        .setAddress("127.0.0.1")
                        .setIncarnation("first")
                        .putLabels("version", version)
                        .addPorts(WorkloadPort.newBuilder()
                                .setName("grpc")
                                .setServicePort(7070)
                                .setTargetPort(port)
                                .setProtocol("GRPC"))));
        heartbeat = heart.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    private void beat() {
        send(WorkloadState.newBuilder().setPhase(Phase.HEALTHY));
    }

    /** Returns when the server says that no new configuration names it. */
    void withdraw() {
        heartbeat.cancel(false);
        send(WorkloadState.newBuilder().setPhase(Phase.WITHDRAWN));
    }

    private synchronized void send(WorkloadState.Builder state) {
        states.onNext(state.setSequence(++sequence).build());
        try {
            Ack ack = acks.poll(GrpcMember.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (ack == null || !ack.getError().isEmpty()) {
                throw new IllegalStateException("not acknowledged: " + ack);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onNext(Ack ack) {
        acks.add(ack);
    }

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onCompleted() {}

    @Override
    public void close() {
        heart.shutdownNow();
        channel.shutdownNow();
    }
}
