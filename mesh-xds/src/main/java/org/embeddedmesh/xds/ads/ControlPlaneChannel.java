package org.embeddedmesh.xds.ads;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The one HTTP/2 connection, with one event loop; all calls answer on the mesh loop. Safe for several threads. */
public final class ControlPlaneChannel {

    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
    private static final KeepAlive KEEP_ALIVE = new KeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(10));
    private static final int CLOSE_MILLIS = 500;

    // gRPC says at INFO of each frame of a response that was refused, as too large for instance, that its stream is
    // closed.
    private static final Logger REFUSED_FRAMES = Logger.getLogger("io.grpc.internal.AbstractClientStream");

    static {
        REFUSED_FRAMES.setLevel(Level.WARNING);
    }

    private final Supplier<ManagedChannel> factory;
    private final MeshLoop loop;
    private final @Nullable EventLoopGroup eventLoop;
    private ManagedChannel channel;
    private boolean closed;

    private ControlPlaneChannel(Supplier<ManagedChannel> factory, MeshLoop loop, @Nullable EventLoopGroup eventLoop) {
        this.factory = factory;
        this.channel = factory.get();
        this.loop = loop;
        this.eventLoop = eventLoop;
    }

    /** In plain text; connects with the first call. No proxy: the control plane is a neighbour. */
    public static ControlPlaneChannel plaintext(String host, int port, MeshLoop loop) {
        return plaintext(host, port, loop, KEEP_ALIVE, MAX_MESSAGE_BYTES);
    }

    static ControlPlaneChannel plaintext(
            String host, int port, MeshLoop loop, KeepAlive keepAlive, int maxMessageBytes) {
        EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("mesh-xds-io", true), NioIoHandler.newFactory());
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(eventLoop)
                .proxyDetector(target -> null)
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxInboundMessageSize(maxMessageBytes)
                .keepAliveTime(keepAlive.time().toMillis(), TimeUnit.MILLISECONDS)
                .keepAliveTimeout(keepAlive.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return new ControlPlaneChannel(builder::build, loop, eventLoop);
    }

    /** Over channels that are made elsewhere, in one process for instance, one after the other. */
    public static ControlPlaneChannel over(Supplier<ManagedChannel> factory, MeshLoop loop) {
        return new ControlPlaneChannel(factory, loop, null);
    }

    public synchronized <Q, A> ClientCall<Q, A> call(MethodDescriptor<Q, A> method) {
        return channel.newCall(method, CallOptions.DEFAULT.withExecutor(loop));
    }

    /** The next call connects, and looks the name up, anew: gRPC's own back-off, up to two minutes, is not ours. */
    synchronized void forgetFailure() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.enterIdle();
        }
    }

    /** Closes the connection, whatever its state. gRPC would wait for ever for one that is accepted and never answered. */
    synchronized void abandon() {
        if (!closed) {
            channel.shutdownNow();
            channel = factory.get();
        }
    }

    /**
     * How a connection that is silent is known to be alive.
     *
     * @param time of silence after which a ping is sent; gRPC makes it 10 seconds at least
     * @param timeout without an answer to it, after which the connection is given up
     */
    record KeepAlive(Duration time, Duration timeout) {}

    /** Lets calls that were half-closed end, for a short while; then ends all. */
    public void close() throws InterruptedException {
        ManagedChannel last = last();
        last.shutdown();
        try {
            last.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            last.shutdownNow();
            if (eventLoop != null) {
                eventLoop.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private synchronized ManagedChannel last() {
        closed = true;
        return channel;
    }
}
