package org.embeddedmesh.spring.autoconfigure;

import org.embeddedmesh.explain.Explainer;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.actuate.CallExplanation;
import org.embeddedmesh.spring.actuate.ConfigurationStatus;
import org.embeddedmesh.spring.actuate.MeshEndpoint;
import org.embeddedmesh.spring.actuate.MeshEndpointWebExtension;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.client.Mirrors;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** {@code /actuator/mesh}. */
@AutoConfiguration(
        after = {MeshAutoConfiguration.class, MeshClientAutoConfiguration.class, MeshServerAutoConfiguration.class})
@ConditionalOnBean(ConfigurationStatus.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
class MeshActuatorAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    MeshEndpoint meshEndpoint(
            ConfigurationStatus status,
            SnapshotHolder snapshots,
            MeshIdentity identity,
            ConfigurationDemand configuration,
            ObjectProvider<InboundTraffic> traffic,
            ObjectProvider<Mirrors> mirrors) {
        Explainer explainer = new Explainer(snapshots, identity.namespace());
        return new MeshEndpoint(
                status::now,
                snapshots,
                traffic.stream().findFirst(),
                mirrors.stream().findFirst(),
                new CallExplanation(explainer, configuration::demand));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(MeshEndpoint.class)
    @ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
    MeshEndpointWebExtension meshEndpointWebExtension(MeshEndpoint endpoint) {
        return new MeshEndpointWebExtension(endpoint);
    }
}
