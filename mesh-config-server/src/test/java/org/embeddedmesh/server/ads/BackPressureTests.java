package org.embeddedmesh.server.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.embeddedmesh.istio.translate.ResourceType.ROUTE;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real sockets: what a client does not read stays with the server as names, not as bytes. */
class BackPressureTests {

    private static final int RESOURCES = 100;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final FakeConfiguration configuration = new FakeConfiguration();
    private final AdsServer ads = new AdsServer(
            Map.of(ClientKind.STARTER, configuration),
            AdsFixture.WORLD,
            Limits.defaults(),
            thread,
            Clock.systemUTC(),
            System::nanoTime);
    private final String[] names =
            IntStream.range(0, RESOURCES).mapToObj(i -> "r" + i).toArray(String[]::new);
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void open() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(ads.service())
                .build()
                .start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .maxInboundMessageSize(10_000_000)
                .build();
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow();
        server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        thread.shutdownNow();
    }

    @Test
    void fiftyMegabytesForAClientThatDoesNotReadStayNamesUntilItDoes() {
        for (String name : names) {
            configuration.put(ROUTE, name, "x".repeat(500_000));
        }
        ads.publish(AdsFixture.WORLD).toCompletableFuture().join();
        TestStream<?, ?> stalled = subscribe();
        await().until(stalled::hasNext);
        assertThat(due()).isBetween(RESOURCES - 20, RESOURCES - 1);
        ads.publish(AdsFixture.WORLD).toCompletableFuture().join();
        assertThat(due()).isGreaterThan(RESOURCES - 20);

        stalled.takeMore();
        await().untilAsserted(() -> assertThat(due()).isZero());
    }

    private TestStream<?, ?> subscribe() {
        var stream = new TestStream<>(channel, Variant.delta().method(), 1);
        new DeltaTestClient(stream, AdsFixture.node("embedded-mesh")).subscribe(ROUTE, names);
        return stream;
    }

    private int due() {
        return ads.clients().toCompletableFuture().join().stream()
                .flatMap(client -> client.subscriptions().stream())
                .mapToInt(TypeStatus::due)
                .sum();
    }
}
