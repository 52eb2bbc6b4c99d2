package org.embeddedmesh.spring.client;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.client.RestClient;

/**
 * Leads {@link RestClient} and {@link RestClient.Builder} beans to the mesh that the application created without Spring
 * Boot's builder, {@code @LoadBalanced} ones above all.
 */
public final class MeshRestClientPostProcessor implements BeanPostProcessor {

    private static final String REQUEST_FACTORY = "clientRequestFactory";

    private final Supplier<MeshCalls> calls;

    /** @param calls asked for when there is such a bean */
    public MeshRestClientPostProcessor(Supplier<MeshCalls> calls) {
        this.calls = calls;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof RestClient client) {
            return lead(client);
        }
        if (bean instanceof RestClient.Builder builder) {
            ownWay(builder.clone().build()).ifPresent(it -> builder.requestFactory(mesh(it)));
        }
        return bean;
    }

    private RestClient lead(RestClient client) {
        return ownWay(client)
                .map(it -> client.mutate().requestFactory(mesh(it)).build())
                .orElse(client);
    }

    /** The factory that is not led to the mesh yet. Spring has no accessor for it; without the field the bean stays as it is. */
    private static Optional<ClientHttpRequestFactory> ownWay(RestClient client) {
        Field field = ReflectionUtils.findField(client.getClass(), REQUEST_FACTORY, ClientHttpRequestFactory.class);
        if (field == null) {
            return Optional.empty();
        }
        ReflectionUtils.makeAccessible(field);
        return Optional.ofNullable((ClientHttpRequestFactory) ReflectionUtils.getField(field, client))
                .filter(it -> !(it instanceof AbstractClientHttpRequestFactoryWrapper))
                .filter(it -> !MeshClientHttpRequestFactory.isBelow(it));
    }

    private ClientHttpRequestFactory mesh(ClientHttpRequestFactory ownWay) {
        return new MeshClientHttpRequestFactory(ownWay, calls.get(), CallerTimeouts.NONE);
    }
}
