package org.embeddedmesh.server.grpc;

import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.NameResolverRegistry;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.xds.XdsNameResolverProvider;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A gRPC application: a channel to an {@code xds:///} target, made and kept by gRPC's own xDS client. */
final class GrpcMember implements AutoCloseable {

    private static final AtomicInteger MEMBERS = new AtomicInteger();
    /** How long a call waits where no rule says so; the first of a process loads much, on a machine that may be busy. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final XdsNameResolverProvider resolver;
    private final ManagedChannel channel;

    GrpcMember(Map<String, ?> bootstrap, String target) {
        String scheme = "xds" + MEMBERS.incrementAndGet();
        resolver = XdsNameResolverProvider.createForTest(scheme, bootstrap);
        NameResolverRegistry.getDefaultRegistry().register(resolver);
        channel = Grpc.newChannelBuilder(scheme + ":///" + target, InsecureChannelCredentials.create())
                .build();
    }

    String call() {
        return call(Greeter.SAY_HELLO);
    }

    /** The answer, or the name of the status. */
    String call(MethodDescriptor<String, String> method) {
        return call(method, new Metadata());
    }

    String call(String header, String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
        return call(Greeter.SAY_HELLO, headers);
    }

    private String call(MethodDescriptor<String, String> method, Metadata headers) {
        try {
            return ClientCalls.blockingUnaryCall(
                    ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers)),
                    method,
                    CallOptions.DEFAULT.withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS),
                    "you");
        } catch (StatusRuntimeException e) {
            return e.getStatus().getCode().name();
        }
    }

    /** How often each answer came. */
    Map<String, Integer> calls(int count) {
        Map<String, Integer> answers = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            answers.merge(call(), 1, Integer::sum);
        }
        return answers;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        NameResolverRegistry.getDefaultRegistry().deregister(resolver);
    }
}
