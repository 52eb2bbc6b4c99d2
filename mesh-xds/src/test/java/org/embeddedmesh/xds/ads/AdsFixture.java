package org.embeddedmesh.xds.ads;

import io.envoyproxy.envoy.service.discovery.v3.Resource;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.translate.ResourceType;

/** A client and its control plane on one thread, with time advanced by hand and the longest waits that chance allows. */
final class AdsFixture implements AutoCloseable {

    private final String name = InProcessServerBuilder.generateName();
    private final FakeControlPlane controlPlane = new FakeControlPlane();
    private final ManualLoop loop = new ManualLoop();
    private final ScriptedResolver resolver = new ScriptedResolver();
    private final SnapshotHolder holder = new SnapshotHolder();
    private final ControlPlaneChannel channel;
    private final AdsClient client;
    private Server server;

    AdsFixture() {
        this(DiskCache.NONE);
    }

    AdsFixture(DiskCache cache) {
        this(
                cache,
                (name, loop) -> ControlPlaneChannel.over(
                        InProcessChannelBuilder.forName(name).directExecutor()::build, loop));
    }

    /** A client whose channel takes no call for so many times. */
    AdsFixture(int refusals) {
        this(
                DiskCache.NONE,
                (name, loop) -> ControlPlaneChannel.over(
                        () -> new RefusingChannel(
                                InProcessChannelBuilder.forName(name)
                                        .directExecutor()
                                        .build(),
                                refusals),
                        loop));
    }

    /** A client of a control plane that is somewhere else. */
    AdsFixture(Function<MeshLoop, ControlPlaneChannel> channel) {
        this(DiskCache.NONE, (name, loop) -> channel.apply(loop));
    }

    private AdsFixture(DiskCache cache, BiFunction<String, MeshLoop, ControlPlaneChannel> channels) {
        channel = channels.apply(name, loop);
        Member member = new Member(
                "sidecar~127.0.0.1~a.default~default.svc.cluster.local",
                "a.default",
                Locality.UNKNOWN,
                Map.of("GENERATOR", "embedded-mesh", "LABELS", Map.of("version", "v1")));
        client = new AdsClient(
                new AdsSettings("127.0.0.1:15010", member, "default", Duration.ofSeconds(1), resolver, cache),
                channel,
                loop,
                new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), () -> 1.0),
                new SnapshotWriter(holder));
    }

    /** Starts the control plane and the client, and waits for their stream. */
    void start() {
        startServer();
        startClient();
    }

    void startServer() {
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(controlPlane.service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void startClient() {
        client.start();
        loop.run();
    }

    AdsClient client() {
        return client;
    }

    ManualLoop loop() {
        return loop;
    }

    ScriptedResolver resolver() {
        return resolver;
    }

    FakeControlPlane controlPlane() {
        return controlPlane;
    }

    /** The server's side of the present stream. */
    FakeControlPlane.Stream server() {
        return controlPlane.stream();
    }

    Snapshot snapshot() {
        return holder.current();
    }

    CompletionStage<Void> demand(Authority destination) {
        CompletionStage<Void> settled = client.demand(destination);
        loop.run();
        return settled;
    }

    String send(ResourceType type, Resource... resources) {
        String nonce = server().send(type, resources);
        loop.run();
        return nonce;
    }

    String remove(ResourceType type, String... names) {
        String nonce = server().remove(type, names);
        loop.run();
        return nonce;
    }

    String sendAndRemove(ResourceType type, String removed, Resource... resources) {
        String nonce = server().sendAndRemove(type, removed, resources);
        loop.run();
        return nonce;
    }

    /** Demands a destination and sends all that it needs, in version 1; endpoints listen on 1001, 1002, ... */
    void makeLive(Authority destination, String routes, String... clusters) {
        demand(destination);
        send(ResourceType.LISTENER, Resources.listener("1", destination.toString(), routes));
        send(ResourceType.ROUTE_CONFIGURATION, Resources.routes("1", routes, clusters));
        for (int i = 0; i < clusters.length; i++) {
            send(ResourceType.CLUSTER, Resources.cluster("1", clusters[i]));
            send(ResourceType.LOAD_ASSIGNMENT, Resources.endpoints("1", clusters[i], 1001 + i));
        }
    }

    /** Where a call to the destination ends: the port that it is sent to, or how it is answered. */
    String call(Authority destination) {
        return TestCall.to(destination, holder);
    }

    SubscribedResource resource(ResourceType type, String resourceName) {
        return client.resources().stream()
                .filter(it -> it.type() == type && it.name().equals(resourceName))
                .findFirst()
                .orElseThrow();
    }

    /** The clusters that the first route of a table in use names. */
    List<String> clustersOf(String routes) {
        return holder.current().routeConfigurations().stream()
                .filter(it -> it.name().equals(routes))
                .map(it -> it.virtualHosts().get(0).routes().get(0).action())
                .flatMap(it -> ((RouteAction.Forward) it).clusters().stream())
                .map(RouteAction.WeightedCluster::cluster)
                .toList();
    }

    List<Integer> ports(String cluster) {
        return holder.current().endpoints(cluster).stream().map(Endpoint::port).toList();
    }

    /** All names that the present stream asked for, of these types. */
    List<String> subscribed(ResourceType... types) {
        return Arrays.stream(types)
                .flatMap(it -> server().subscribed(it).stream())
                .toList();
    }

    void stopServer() {
        server.shutdownNow();
        loop.run();
    }

    @Override
    public void close() {
        client.close();
        loop.run();
        if (server != null) {
            server.shutdownNow();
        }
        try {
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
