package org.embeddedmesh.spring.discovery;

import java.util.function.Supplier;
import org.embeddedmesh.spring.client.MeshCalls;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;

/** Puts the mesh before the application's load balancer, whichever that is. */
public final class MeshLoadBalancerPostProcessor implements BeanPostProcessor {

    private final Supplier<MeshCalls> calls;
    private final Supplier<ServiceIds> services;

    public MeshLoadBalancerPostProcessor(Supplier<MeshCalls> calls, Supplier<ServiceIds> services) {
        this.calls = calls;
        this.services = services;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        return bean instanceof LoadBalancerClient others && !(bean instanceof MeshLoadBalancerClient)
                ? new MeshLoadBalancerClient(others, calls.get(), services.get())
                : bean;
    }
}
