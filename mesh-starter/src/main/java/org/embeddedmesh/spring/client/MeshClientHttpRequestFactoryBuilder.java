package org.embeddedmesh.spring.client;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.http.client.ClientHttpRequestFactory;

/** Builds the application's own factory and puts the mesh before it. */
public final class MeshClientHttpRequestFactoryBuilder
        implements ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory> {

    private final ClientHttpRequestFactoryBuilder<?> ownWay;
    private final Supplier<MeshCalls> calls;

    /** @param calls asked for when the first factory is built */
    public MeshClientHttpRequestFactoryBuilder(ClientHttpRequestFactoryBuilder<?> ownWay, Supplier<MeshCalls> calls) {
        this.ownWay = ownWay;
        this.calls = calls;
    }

    @Override
    public ClientHttpRequestFactory build(@Nullable ClientHttpRequestFactorySettings settings) {
        return new MeshClientHttpRequestFactory(ownWay.build(settings), calls.get(), timeouts(settings));
    }

    private static CallerTimeouts timeouts(@Nullable ClientHttpRequestFactorySettings settings) {
        return settings == null
                ? CallerTimeouts.NONE
                : new CallerTimeouts(orZero(settings.connectTimeout()), orZero(settings.readTimeout()));
    }

    private static Duration orZero(@Nullable Duration timeout) {
        return timeout == null ? Duration.ZERO : timeout;
    }
}
