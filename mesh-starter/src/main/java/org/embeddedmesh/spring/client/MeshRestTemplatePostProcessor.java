package org.embeddedmesh.spring.client;

import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.AbstractClientHttpRequestFactoryWrapper;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.web.client.RestTemplate;

/** Leads {@link RestTemplate} beans to the mesh that the application created without Spring Boot's builder. */
public final class MeshRestTemplatePostProcessor implements BeanPostProcessor {

    private final Supplier<MeshCalls> calls;

    /** @param calls asked for when there is such a bean */
    public MeshRestTemplatePostProcessor(Supplier<MeshCalls> calls) {
        this.calls = calls;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (bean instanceof RestTemplate template) {
            lead(template);
        }
        return bean;
    }

    private void lead(RestTemplate template) {
        List<ClientHttpRequestInterceptor> interceptors = List.copyOf(template.getInterceptors());
        template.setInterceptors(List.of());
        ClientHttpRequestFactory factory = template.getRequestFactory();
        if (!MeshClientHttpRequestFactory.isBelow(factory)) {
            template.setRequestFactory(lead(factory));
        }
        template.setInterceptors(interceptors);
    }

    private ClientHttpRequestFactory lead(ClientHttpRequestFactory factory) {
        if (factory instanceof BufferingClientHttpRequestFactory buffering) {
            return new BufferingClientHttpRequestFactory(mesh(buffering.getDelegate()));
        }
        // What another wrapper adds would be lost for calls of the mesh.
        return factory instanceof AbstractClientHttpRequestFactoryWrapper ? factory : mesh(factory);
    }

    private ClientHttpRequestFactory mesh(ClientHttpRequestFactory ownWay) {
        return new MeshClientHttpRequestFactory(ownWay, calls.get(), CallerTimeouts.NONE);
    }
}
