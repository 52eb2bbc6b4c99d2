package org.embeddedmesh.xds.ads;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import java.util.concurrent.TimeUnit;

/** A channel that takes no call for a number of times, as gRPC's own does while it becomes idle. */
final class RefusingChannel extends ManagedChannel {

    static final String REASON = "Resolution is pending";

    private final ManagedChannel channel;
    private int refusals;

    RefusingChannel(ManagedChannel channel, int refusals) {
        this.channel = channel;
        this.refusals = refusals;
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        if (refusals-- > 0) {
            throw new IllegalStateException(REASON);
        }
        return channel.newCall(method, options);
    }

    @Override
    public ConnectivityState getState(boolean requestConnection) {
        return channel.getState(requestConnection);
    }

    @Override
    public String authority() {
        return channel.authority();
    }

    @Override
    public ManagedChannel shutdown() {
        channel.shutdown();
        return this;
    }

    @Override
    public ManagedChannel shutdownNow() {
        channel.shutdownNow();
        return this;
    }

    @Override
    public boolean isShutdown() {
        return channel.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return channel.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return channel.awaitTermination(timeout, unit);
    }
}
