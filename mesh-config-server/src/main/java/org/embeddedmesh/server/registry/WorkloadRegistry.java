package org.embeddedmesh.server.registry;

import io.grpc.Grpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.jspecify.annotations.Nullable;

/**
 * The workloads that announced themselves. A workload stays as long as it is heard of within its lease; one whose stream ended is
 * expected back within a shorter time. After a start those known from before stay for a while unseen, so that a restart of the
 * server takes nobody out.
 *
 * <p>All state belongs to one thread, which the caller gives and which must be single.
 */
public final class WorkloadRegistry implements AutoCloseable {

    /** The method that workloads announce themselves by. */
    static final MethodDescriptor<WorkloadState, Ack> REGISTER = MethodDescriptor.<WorkloadState, Ack>newBuilder()
            .setType(MethodType.BIDI_STREAMING)
            .setFullMethodName("embeddedmesh.v1.WorkloadRegistry/Register")
            .setRequestMarshaller(ProtoUtils.marshaller(WorkloadState.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Ack.getDefaultInstance()))
            .build();

    private final RegistrySettings settings;
    private final ScheduledExecutorService thread;
    private final Clock clock;
    private final LongSupplier nanoClock;
    private final Registrations registrations;

    public WorkloadRegistry(
            RegistrySettings settings,
            KnownWorkloads known,
            WorkloadSink sink,
            ScheduledExecutorService thread,
            Clock clock,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.thread = thread;
        this.clock = clock;
        this.nanoClock = nanoClock;
        this.registrations = new Registrations(settings, known, sink, thread, nanoClock);
    }

    /** Enters the workloads known from before and hands them to the sink, before anybody connects. */
    public CompletionStage<Void> start() {
        return CompletableFuture.supplyAsync(registrations::restore, thread).thenCompose(it -> it);
    }

    /** To be bound to the gRPC server that carries ADS. */
    public ServerServiceDefinition service() {
        ServerCallHandler<WorkloadState, Ack> handler = (call, headers) -> {
            String address = address(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
            return ServerCalls.asyncBidiStreamingCall((StreamObserver<Ack> acks) -> open(acks, address))
                    .startCall(call, headers);
        };
        return ServerServiceDefinition.builder("embeddedmesh.v1.WorkloadRegistry")
                .addMethod(REGISTER, handler)
                .build();
    }

    private static String address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : "";
    }

    private StreamObserver<WorkloadState> open(StreamObserver<Ack> acks, String address) {
        RegistrationStream stream = new RegistrationStream(
                registrations, acks, address, Math.toIntExact(settings.lease().toSeconds()));
        StateObserver states = new StateObserver(
                stream, (ServerCallStreamObserver<Ack>) acks, thread, () -> registrations.left(stream));
        states.open(() -> registrations.opened(stream));
        return states;
    }

    /** The workloads there are. */
    public CompletionStage<List<WorkloadStatus>> workloads() {
        return CompletableFuture.supplyAsync(
                () -> registrations.leases().stream().map(this::status).toList(), thread);
    }

    private WorkloadStatus status(Lease lease) {
        return new WorkloadStatus(
                lease.workload(), lease.state(), lease.incarnation(), instant(lease.lastSeen()), instant(lease.ends()));
    }

    private Instant instant(long nanos) {
        return clock.instant().plusNanos(nanos - nanoClock.getAsLong());
    }

    /** Ends every stream cleanly, so that workloads come again at once, and keeps them for the next start. */
    @Override
    public void close() {
        CompletableFuture.runAsync(registrations::close, thread).join();
    }
}
