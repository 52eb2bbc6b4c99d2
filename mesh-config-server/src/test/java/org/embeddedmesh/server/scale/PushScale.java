package org.embeddedmesh.server.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.server.ads.AdsServer;
import org.embeddedmesh.server.ads.ClientKind;
import org.embeddedmesh.server.ads.Limits;
import org.junit.jupiter.api.Test;

/**
 * What a changed rule costs with many clients: one process, gRPC without sockets. Not part of the build; by hand:
 * {@code ./mvnw -pl mesh-config-server -am test -Dtest=PushScale -Dsurefire.failIfNoSpecifiedTests=false}, of another size with
 * {@code -Dscale.clients=1000 -Dscale.services=100}.
 */
class PushScale {

    private static final int SERVICES = Integer.getInteger("scale.services", 1000);
    private static final int CLIENTS = Integer.getInteger("scale.clients", 10_000);
    private static final int USED = 20;
    private static final int CHANGES = 200;
    private static final int WARM_UP_CHANGES = 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final ManyServices mesh = new ManyServices(SERVICES, CLIENTS);
    private final AtomicLong received = new AtomicLong();
    private final List<ScaleClient> clients = new ArrayList<>();

    @Test
    void changedRule() throws Exception {
        AdsServer ads = new AdsServer(
                Map.of(ClientKind.STARTER, StarterTranslation::new),
                mesh.world(0),
                Limits.defaults(),
                thread,
                Clock.systemUTC(),
                System::nanoTime);
        Server server = InProcessServerBuilder.forName("scale")
                .directExecutor()
                .addService(ads.service())
                .build()
                .start();
        ManagedChannel channel =
                InProcessChannelBuilder.forName("scale").directExecutor().build();
        try {
            connect(channel);
            long[] nanos = new long[CHANGES];
            for (int change = 0; change < WARM_UP_CHANGES; change++) {
                change(ads, 1 + change);
            }
            long processor = processor();
            for (int change = 0; change < CHANGES; change++) {
                nanos[change] = change(ads, 1 + WARM_UP_CHANGES + change);
            }
            line("CPU of the ADS thread per change: %.0f ms", (processor() - processor) / 1e6 / CHANGES);
            Arrays.sort(nanos);
            line(
                    "from the new rule to the last of its clients: p50 %.0f, p99 %.0f, max %.0f ms",
                    nanos[CHANGES / 2] / 1e6, nanos[CHANGES * 99 / 100] / 1e6, nanos[CHANGES - 1] / 1e6);
            System.gc();
            line(
                    "heap: %d MB",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        } finally {
            clients.forEach(ScaleClient::end);
            channel.shutdownNow();
            server.shutdownNow();
            thread.shutdownNow();
        }
    }

    private void connect(ManagedChannel channel) throws Exception {
        long start = processor();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(ScaleClient.connect(channel, client, mesh, USED, received));
        }
        int split = USED / 5;
        long expected = (long) CLIENTS * (1 + 2 * USED + 2 * (USED + split));
        await().atMost(Duration.ofMinutes(10)).until(() -> received.get() >= expected);
        line("%d clients of %d services connected: %.1f s CPU", CLIENTS, SERVICES, (processor() - start) / 1e9);
    }

    private long change(AdsServer ads, int changed) {
        long before = received.get();
        long start = System.nanoTime();
        World world = mesh.world(changed);
        ads.publish(world).toCompletableFuture().join();
        await().pollInterval(Duration.ofMillis(1)).until(() -> received.get() >= before + affected());
        assertThat(received.get()).isEqualTo(before + affected());
        return System.nanoTime() - start;
    }

    /** Clients that use one service. */
    private long affected() {
        return (long) USED * CLIENTS / SERVICES;
    }

    private long processor() throws Exception {
        return thread.submit(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime())
                .get();
    }

    private static void line(String format, Object... arguments) {
        System.out.println("[figure] " + String.format(Locale.ROOT, format, arguments));
    }
}
