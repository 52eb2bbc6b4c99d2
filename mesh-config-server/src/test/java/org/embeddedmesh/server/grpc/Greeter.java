package org.embeddedmesh.server.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code helloworld.Greeter} in one version, which says its version; texts on the wire, so that it needs no proto. */
final class Greeter implements AutoCloseable {

    static final MethodDescriptor<String, String> SAY_HELLO = method("SayHello");
    static final MethodDescriptor<String, String> SAY_GOODBYE = method("SayGoodbye");

    /** Answers after the caller gave up, or never. */
    static final MethodDescriptor<String, String> SAY_NOTHING = method("SayNothing");

    private final String version;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Server server;

    /** On a free port of loopback. */
    Greeter(String version) {
        this(version, NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)));
    }

    Greeter(String version, ServerBuilder<?> builder) {
        this.version = version;
        try {
            server = builder.addService(service()).build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerServiceDefinition service() {
        return ServerServiceDefinition.builder("helloworld.Greeter")
                .addMethod(SAY_HELLO, ServerCalls.asyncUnaryCall((name, answer) -> {
                    calls.incrementAndGet();
                    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        answer.onError(new StatusRuntimeException(Status.UNAVAILABLE.withDescription("on purpose")));
                        return;
                    }
                    answer.onNext(version);
                    answer.onCompleted();
                }))
                .addMethod(SAY_GOODBYE, ServerCalls.asyncUnaryCall((name, answer) -> {
                    calls.incrementAndGet();
                    answer.onNext("goodbye from " + version);
                    answer.onCompleted();
                }))
                .addMethod(SAY_NOTHING, ServerCalls.asyncUnaryCall((name, answer) -> calls.incrementAndGet()))
                .build();
    }

    /** The next calls fail with UNAVAILABLE. */
    void failNext(int count) {
        failures.set(count);
    }

    int port() {
        return server.getPort();
    }

    /** How many calls arrived. */
    int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static MethodDescriptor<String, String> method(String name) {
        return MethodDescriptor.<String, String>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName("helloworld.Greeter/" + name)
                .setRequestMarshaller(new Text())
                .setResponseMarshaller(new Text())
                .build();
    }

    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String value) {
            return new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream stream) {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
