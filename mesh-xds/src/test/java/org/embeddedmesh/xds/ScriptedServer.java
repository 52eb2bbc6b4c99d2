package org.embeddedmesh.xds;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.embeddedmesh.xds.ads.FakeControlPlane;
import org.embeddedmesh.xds.registry.FakeRegistry;

/** A control plane on a loopback socket that does what the test tells it to, and may come back on the same port. */
public final class ScriptedServer implements AutoCloseable {

    private final int port = freePort();
    private FakeControlPlane controlPlane = new FakeControlPlane();
    private FakeRegistry registry = new FakeRegistry();
    private Server server;

    public int port() {
        return port;
    }

    public FakeControlPlane controlPlane() {
        return controlPlane;
    }

    public FakeRegistry registry() {
        return registry;
    }

    /** Starts without memory of a server that was here before. */
    public void start() {
        start(it -> it);
    }

    public void start(UnaryOperator<NettyServerBuilder> settings) {
        controlPlane = new FakeControlPlane();
        registry = new FakeRegistry();
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .permitKeepAliveTime(5, TimeUnit.SECONDS)
                .addService(controlPlane.service())
                .addService(registry.service());
        try {
            server = settings.apply(builder).build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes no more connections and says so on those that it has (GOAWAY); their streams go on. */
    public void drain() {
        server.shutdown();
    }

    /** Dies. */
    public void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdownNow();
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
