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
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one HTTP/2 connection, with one event loop; all calls answer on the mesh loop. */
public final class ControlPlaneChannel {

    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
    private static final int KEEPALIVE_SECONDS = 30;
    private static final int KEEPALIVE_TIMEOUT_SECONDS = 10;
    private static final int CLOSE_MILLIS = 500;

    private final ManagedChannel channel;
    private final MeshLoop loop;
    private final @Nullable EventLoopGroup eventLoop;

    private ControlPlaneChannel(ManagedChannel channel, MeshLoop loop, @Nullable EventLoopGroup eventLoop) {
        this.channel = channel;
        this.loop = loop;
        this.eventLoop = eventLoop;
    }

    /** In plain text; connects with the first call. No proxy: the control plane is a neighbour. */
    public static ControlPlaneChannel plaintext(String host, int port, MeshLoop loop) {
        EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("mesh-xds-io", true), NioIoHandler.newFactory());
        ManagedChannel channel = NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .channelType(NioSocketChannel.class)
                .eventLoopGroup(eventLoop)
                .proxyDetector(target -> null)
                .disableServiceConfigLookUp()
                .disableRetry()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEPALIVE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build();
        return new ControlPlaneChannel(channel, loop, eventLoop);
    }

    /** Over a channel that was made elsewhere, in one process for instance. */
    public static ControlPlaneChannel over(ManagedChannel channel, MeshLoop loop) {
        return new ControlPlaneChannel(channel, loop, null);
    }

    public <Q, A> ClientCall<Q, A> call(MethodDescriptor<Q, A> method) {
        return channel.newCall(method, CallOptions.DEFAULT.withExecutor(loop));
    }

    /** The next call connects, and looks the name up, anew: gRPC's own back-off, up to two minutes, is not ours. */
    void forgetFailure() {
        if (channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            channel.enterIdle();
        }
    }

    /** Lets calls that were half-closed end, for a short while; then ends all. */
    public void close() throws InterruptedException {
        channel.shutdown();
        try {
            channel.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            channel.shutdownNow();
            if (eventLoop != null) {
                eventLoop.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }
}
