package org.embeddedmesh.spring.discovery;

import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.loadbalancer.core.ReactorLoadBalancer;
import org.springframework.cloud.loadbalancer.support.LoadBalancerClientFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** For the context that Spring Cloud LoadBalancer has for each service: puts the mesh before whatever chooses there. */
public class MeshLoadBalancerConfiguration {

    @Bean
    static BeanPostProcessor meshServiceInstanceLoadBalancerPostProcessor(
            Environment environment,
            ObjectProvider<ServiceIds> services,
            ObjectProvider<OutboundEngine> engine,
            ObjectProvider<ConfigurationDemand> configuration) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return bean instanceof ReactorLoadBalancer<?> others ? before(others) : bean;
            }

            @SuppressWarnings("unchecked")
            private Object before(ReactorLoadBalancer<?> others) {
                return new MeshServiceInstanceLoadBalancer(
                        environment.getRequiredProperty(LoadBalancerClientFactory.PROPERTY_NAME),
                        (ReactorLoadBalancer<ServiceInstance>) others,
                        services.getObject(),
                        engine.getObject(),
                        configuration.getObject());
            }
        };
    }
}
