package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.server.ads.AdsServer;
import org.embeddedmesh.server.ads.ClientKind;
import org.embeddedmesh.server.ads.Limits;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.spring.client.CallerTimeouts;
import org.embeddedmesh.spring.client.MeshCalls;
import org.embeddedmesh.spring.client.MeshClientHttpRequestFactory;
import org.embeddedmesh.spring.client.Transport;
import org.embeddedmesh.spring.client.httpcore.HttpCoreTransport;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.ControlPlaneSettings;
import org.embeddedmesh.xds.NodeIdentity;
import org.springframework.http.client.ClientHttpRequestFactory;

/** One control plane and one client of it, as an application has them. */
final class Mesh implements AutoCloseable {

    private static final long SEED = 20_000_716;

    private final ScheduledExecutorService thread;
    private final AdsServer ads;
    private final Server server;
    private final ControlPlaneClient client;
    private final Transport transport;
    private final FinishedCalls finished = new FinishedCalls();
    private final OwnWay ownWay;
    private final ClientHttpRequestFactory requests;
    private final SnapshotHolder snapshots = new SnapshotHolder();

    private Mesh(World world, JsonNode node, InetSocketAddress passthrough) throws IOException {
        NodeIdentity identity = identity(node);
        thread = Executors.newSingleThreadScheduledExecutor();
        ads = new AdsServer(
                Map.of(ClientKind.STARTER, StarterTranslation::new),
                world,
                Limits.defaults(),
                thread,
                Clock.systemUTC(),
                System::nanoTime);
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(ads.service())
                .build()
                .start();
        client = ControlPlaneClient.of(
                ControlPlaneSettings.defaults("127.0.0.1", server.getPort(), identity), new SnapshotWriter(snapshots));
        transport = new HttpCoreTransport(snapshots);
        Random random = new Random(SEED);
        OutboundEngine engine = new OutboundEngine(
                snapshots,
                identity.namespace(),
                System::nanoTime,
                () -> random.nextLong() & Long.MAX_VALUE,
                identity.ip());
        ownWay = new OwnWay(passthrough);
        requests = new MeshClientHttpRequestFactory(
                ownWay,
                new MeshCalls(snapshots, identity.namespace(), engine, client::demand, transport, finished),
                CallerTimeouts.NONE);
    }

    static Mesh start(Recording recording, InetSocketAddress passthrough) throws IOException {
        Configuration configuration = recording.configuration();
        if (!configuration.objections().isEmpty()) {
            throw new IllegalStateException("refused: " + configuration.objections());
        }
        World world = World.of(configuration.resources(), List.of(), MeshConfig.settings(recording.meshConfig()));
        Mesh mesh = new Mesh(world, recording.client(), passthrough);
        mesh.join();
        return mesh;
    }

    private void join() {
        client.start();
        client.firstIndex()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        warmUp();
    }

    // The first configuration that a JVM reads takes seconds on a busy machine: longer than a call waits, and not what
    // is compared.
    private void warmUp() {
        snapshots.current().hostIndex().stream()
                .flatMap(it -> it.hosts().entrySet().stream())
                .filter(it -> it.getKey().indexOf('*') < 0 && !it.getValue().isEmpty())
                .limit(1)
                .map(it -> new Authority(
                        it.getKey(), it.getValue().keySet().iterator().next()))
                .forEach(it -> client.demand(it)
                        .toCompletableFuture()
                        .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                        .join());
    }

    private static NodeIdentity identity(JsonNode node) {
        String name = node.path("name").asText("hellodemo");
        Map<String, String> labels = new HashMap<>();
        if (node.has("labels")) {
            node.path("labels")
                    .properties()
                    .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
        } else {
            labels.putAll(Map.of("app", "hellodemo", "version", "v1"));
        }
        return new NodeIdentity(
                name,
                node.path("namespace").asText("default"),
                name + "-1",
                "127.0.9.1",
                "cluster.local",
                labels,
                "default",
                locality(node.path("locality").asText()));
    }

    private static Locality locality(String text) {
        String[] parts = Arrays.copyOf(text.split("/"), 3);
        return new Locality(part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static String part(String[] parts, int index) {
        return parts[index] == null ? "" : parts[index];
    }

    ClientHttpRequestFactory requests() {
        return requests;
    }

    /** As Envoy's log does, which names no cluster that there is not. */
    boolean knowsCluster(String name) {
        return snapshots.current().cluster(name).isPresent();
    }

    FinishedCalls finished() {
        return finished;
    }

    @Override
    public void close() {
        client.close();
        transport.close();
        ownWay.close();
        ads.close();
        server.shutdownNow();
        thread.shutdownNow();
    }
}
