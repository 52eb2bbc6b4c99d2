package org.embeddedmesh.spring.client;

import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;

/** Leads all clients to the mesh that Spring Boot builds: {@code RestClient}, {@code RestTemplate} and HTTP interfaces. */
public final class MeshRequestFactoryPostProcessor implements BeanPostProcessor {

    private final Supplier<MeshCalls> calls;

    /** @param calls asked for when the first client is built */
    public MeshRequestFactoryPostProcessor(Supplier<MeshCalls> calls) {
        this.calls = calls;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof ClientHttpRequestFactoryBuilder<?> builder
                        && !(bean instanceof MeshClientHttpRequestFactoryBuilder)
                ? new MeshClientHttpRequestFactoryBuilder(builder, calls)
                : bean;
    }
}
