package org.embeddedmesh.server.ads;

import io.grpc.Grpc;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.embeddedmesh.istio.world.World;

/**
 * Envoy's aggregated discovery service, in the delta and in the state-of-the-world variant. Clients of one scope share what is
 * translated for them; a new world is pushed to those whose subscriptions it changes, at once when they are idle.
 *
 * <p>All state belongs to one thread, which the caller gives and which must be single.
 */
public final class AdsServer implements AutoCloseable {

    private static final String SERVICE = "envoy.service.discovery.v3.AggregatedDiscoveryService";

    private final ScheduledExecutorService thread;
    private final StreamContext context;
    private final Streams streams;

    public AdsServer(
            Map<ClientKind, Generator> generators,
            World world,
            Limits limits,
            ScheduledExecutorService thread,
            Clock clock,
            LongSupplier nanoClock) {
        this.thread = thread;
        this.streams = new Streams(thread, limits);
        this.context = new StreamContext(
                new ResourceTables(generators, world),
                new PushQueue(thread, nanoClock, limits),
                new Arrivals(nanoClock, limits),
                new ReportedRefusals(),
                new RefusedClients(clock),
                limits,
                clock);
        thread.execute(() -> streams.refuseSilentOnes(Set.of()));
    }

    /** To be bound to a gRPC server. */
    public ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(Variant.delta().method(), handler(Variant.delta()))
                .addMethod(Variant.sotw().method(), handler(Variant.sotw()))
                .build();
    }

    private <Q, R> ServerCallHandler<Q, R> handler(Variant<Q, R> variant) {
        return (call, headers) -> {
            String address = Objects.toString(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), "");
            return ServerCalls.asyncBidiStreamingCall((StreamObserver<R> responses) ->
                            open(variant, (ServerCallStreamObserver<R>) responses, address))
                    .startCall(call, headers);
        };
    }

    private <Q, R> RequestObserver<Q, R> open(
            Variant<Q, R> variant, ServerCallStreamObserver<R> responses, String address) {
        ClientStream<Q, R> stream = new ClientStream<>(variant, new ResponseObserver<>(responses), address, context);
        RequestObserver<Q, R> requests = new RequestObserver<>(stream, responses, streams);
        requests.open();
        return requests;
    }

    /**
     * Replaces the world.
     *
     * @return completes when what changed is on its way to every client, or when slow clients have been waited for long enough
     */
    public CompletionStage<Void> publish(World world) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            context.tables().update(world);
                            return context.queue().release();
                        },
                        thread)
                .thenCompose(pushed -> pushed);
    }

    /** The connected clients. */
    public CompletionStage<List<ClientStatus>> clients() {
        return clients(ClientFilter.all());
    }

    /** Some of the connected clients, those first that came first. */
    public CompletionStage<List<ClientStatus>> clients(ClientFilter filter) {
        return CompletableFuture.supplyAsync(() -> streams.status(filter), thread);
    }

    /** Clients that were turned away, the latest last. */
    public CompletionStage<List<RefusedClient>> refusedClients() {
        return CompletableFuture.supplyAsync(context.refusedClients()::latest, thread);
    }

    /** Ends every stream cleanly, so that clients come again at once. The thread stays the caller's. */
    @Override
    public void close() {
        CompletableFuture.runAsync(streams::completeAll, thread).join();
    }
}
