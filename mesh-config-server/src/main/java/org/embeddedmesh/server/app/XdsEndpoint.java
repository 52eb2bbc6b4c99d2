package org.embeddedmesh.server.app;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.server.ads.AdsServer;
import org.embeddedmesh.server.registry.WorkloadRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The port for xDS and for workloads that announce themselves; open once there is a world to tell of. */
final class XdsEndpoint implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(XdsEndpoint.class);
    /** What is larger by this factor is cancelled without a word; what is smaller than that is told why it is refused. */
    private static final int LEFT_TO_GRPC = 2;

    private static final int MAX_CALLS_PER_CONNECTION = 100;
    private static final int KEEPALIVE_SECONDS = 30;
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 10;
    private static final int LEAST_CLIENT_KEEPALIVE_SECONDS = 10;
    private static final int FIRST_WORLD_SECONDS = 60;
    private static final int STOP_SECONDS = 2;

    private final ConfigServerProperties.Xds properties;
    private final WorldFeed feed;
    private final AdsServer ads;
    private final WorkloadRegistry registry;
    private @Nullable Server server;

    XdsEndpoint(ConfigServerProperties.Xds properties, WorldFeed feed, AdsServer ads, WorkloadRegistry registry) {
        this.properties = properties;
        this.feed = feed;
        this.ads = ads;
        this.registry = registry;
    }

    @Override
    public void start() {
        InetSocketAddress address = new InetSocketAddress(properties.address(), properties.port());
        feed.start();
        registry.start()
                .toCompletableFuture()
                .orTimeout(FIRST_WORLD_SECONDS, TimeUnit.SECONDS)
                .join();
        server = bind(address);
        if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
            log.warn(
                    "mesh-config-server: xDS on {} is neither encrypted nor authenticated; keep it inside a network you trust",
                    properties.address());
        }
    }

    private Server bind(InetSocketAddress address) {
        try {
            return NettyServerBuilder.forAddress(address)
                    .directExecutor()
                    .maxInboundMessageSize(Math.toIntExact(
                            LEFT_TO_GRPC * properties.maxRequestSize().toBytes()))
                    .maxConcurrentCallsPerConnection(MAX_CALLS_PER_CONNECTION)
                    .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                    .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .permitKeepAliveTime(LEAST_CLIENT_KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                    .permitKeepAliveWithoutCalls(true)
                    .addService(ads.service())
                    .addService(registry.service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new XdsAddressException(properties.address(), properties.port(), e);
        }
    }

    /** Where it listens. */
    int port() {
        return server == null ? properties.port() : server.getPort();
    }

    /** Streams end cleanly: clients come again at once, and workloads are not taken for lost. */
    @Override
    public void stop() {
        Server running = server;
        if (running == null) {
            return;
        }
        server = null;
        running.shutdown();
        registry.close();
        ads.close();
        feed.close();
        try {
            running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    /** Before the API opens, and after it closes. */
    @Override
    public int getPhase() {
        return 0;
    }
}
