package org.embeddedmesh.spring.autoconfigure;

import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.client.MeshCalls;
import org.embeddedmesh.spring.discovery.LiveEndpoints;
import org.embeddedmesh.spring.discovery.MeshDiscoveryClient;
import org.embeddedmesh.spring.discovery.MeshLoadBalancerConfiguration;
import org.embeddedmesh.spring.discovery.MeshLoadBalancerPostProcessor;
import org.embeddedmesh.spring.discovery.ServiceIds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.ConditionalOnBlockingDiscoveryEnabled;
import org.springframework.cloud.client.ConditionalOnDiscoveryEnabled;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.loadbalancer.annotation.LoadBalancerClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows the mesh's services to Spring Cloud. */
@AutoConfiguration(after = MeshClientAutoConfiguration.class)
@ConditionalOnBean(MeshCalls.class)
@ConditionalOnClass(LoadBalancerClient.class)
@ConditionalOnProperty(name = "mesh.discovery.enabled", matchIfMissing = true)
class MeshDiscoveryAutoConfiguration {

    @Bean
    ServiceIds meshServiceIds(SnapshotHolder snapshots, MeshIdentity identity) {
        return new ServiceIds(snapshots, identity.namespace());
    }

    @Bean
    static MeshLoadBalancerPostProcessor meshLoadBalancerPostProcessor(
            ObjectProvider<MeshCalls> calls, ObjectProvider<ServiceIds> services) {
        return new MeshLoadBalancerPostProcessor(calls::getObject, services::getObject);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnDiscoveryEnabled
    @ConditionalOnBlockingDiscoveryEnabled
    static class Discovery {

        @Bean
        @ConditionalOnMissingBean
        MeshDiscoveryClient meshDiscoveryClient(
                ServiceIds services, SnapshotHolder snapshots, ConfigurationDemand configuration) {
            return new MeshDiscoveryClient(services, new LiveEndpoints(snapshots, configuration));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LoadBalancerClients.class)
    @LoadBalancerClients(defaultConfiguration = MeshLoadBalancerConfiguration.class)
    static class InstanceChoice {}
}
