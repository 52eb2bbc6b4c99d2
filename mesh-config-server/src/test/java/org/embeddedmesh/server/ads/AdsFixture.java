package org.embeddedmesh.server.ads;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.ManualScheduler;

/** A server over in-process gRPC in which everything happens in the thread of the test. */
final class AdsFixture implements AutoCloseable {

    static final World WORLD = World.of(List.of(), List.of(), MeshSettings.defaults());
    static final Duration PUSH_INTERVAL = Limits.defaults().pushInterval();

    final ManualScheduler scheduler = new ManualScheduler();
    final FakeConfiguration configuration = new FakeConfiguration();
    final AdsServer ads;
    private final Server server;
    private final ManagedChannel channel;

    AdsFixture() {
        this(Limits.defaults());
    }

    AdsFixture(Limits limits) {
        String name = InProcessServerBuilder.generateName();
        ads = new AdsServer(
                Map.of(ClientKind.STARTER, configuration, ClientKind.GRPC, configuration),
                WORLD,
                limits,
                scheduler,
                scheduler.clock(),
                scheduler::nanos);
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(ads.service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    DeltaTestClient starter() {
        return new DeltaTestClient(channel, node("embedded-mesh"));
    }

    /** Takes one response, and then no more for now. */
    DeltaTestClient slowStarter() {
        return new DeltaTestClient(new TestStream<>(channel, Variant.delta().method(), 1), node("embedded-mesh"));
    }

    DeltaTestClient of(Node node) {
        return new DeltaTestClient(channel, node);
    }

    DeltaTestClient foreignDelta() {
        return new DeltaTestClient(channel, node("grpc"));
    }

    SotwTestClient grpc() {
        return new SotwTestClient(channel, node("grpc"));
    }

    static Node node(String generator) {
        return Node.newBuilder()
                .setId("sidecar~127.0.0.1~shop-1.default~default.svc.cluster.local")
                .setCluster("shop")
                .setMetadata(Struct.newBuilder()
                        .putFields(
                                "GENERATOR",
                                Value.newBuilder().setStringValue(generator).build()))
                .build();
    }

    /** Publishes what the configuration now is, as the first change after a while. */
    CompletableFuture<Void> publishAfterIdle() {
        scheduler.advance(PUSH_INTERVAL);
        return publish();
    }

    CompletableFuture<Void> publish() {
        return ads.publish(WORLD).toCompletableFuture();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
