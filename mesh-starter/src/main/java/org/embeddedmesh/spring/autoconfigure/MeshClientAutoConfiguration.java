package org.embeddedmesh.spring.autoconfigure;

import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.client.CallObserver;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.client.MeshCalls;
import org.embeddedmesh.spring.client.MeshRequestFactoryPostProcessor;
import org.embeddedmesh.spring.client.MeshRestClientPostProcessor;
import org.embeddedmesh.spring.client.MeshRestTemplatePostProcessor;
import org.embeddedmesh.spring.client.Mirrors;
import org.embeddedmesh.spring.client.Transport;
import org.embeddedmesh.spring.client.httpcore.HttpCoreTransport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;

/** Leads the application's blocking clients to the mesh. */
@AutoConfiguration(after = MeshAutoConfiguration.class)
@ConditionalOnBean(OutboundEngine.class)
@ConditionalOnClass({ClientHttpRequestFactoryBuilder.class, RestClient.class})
@ConditionalOnProperty(name = "mesh.client.enabled", matchIfMissing = true)
class MeshClientAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Transport meshTransport(SnapshotHolder snapshots) {
        return new HttpCoreTransport(snapshots);
    }

    @Bean
    Mirrors meshMirrors(Transport transport) {
        return new Mirrors(transport);
    }

    @Bean
    MeshCalls meshCalls(
            SnapshotHolder snapshots,
            MeshIdentity identity,
            OutboundEngine engine,
            ConfigurationDemand configuration,
            Transport transport,
            Mirrors mirrors,
            ObjectProvider<CallObserver> observer) {
        return new MeshCalls(
                snapshots,
                identity.namespace(),
                engine,
                configuration,
                transport,
                mirrors,
                observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    static MeshRequestFactoryPostProcessor meshRequestFactoryPostProcessor(ObjectProvider<MeshCalls> calls) {
        return new MeshRequestFactoryPostProcessor(calls::getObject);
    }

    @Bean
    static MeshRestTemplatePostProcessor meshRestTemplatePostProcessor(ObjectProvider<MeshCalls> calls) {
        return new MeshRestTemplatePostProcessor(calls::getObject);
    }

    @Bean
    static MeshRestClientPostProcessor meshRestClientPostProcessor(ObjectProvider<MeshCalls> calls) {
        return new MeshRestClientPostProcessor(calls::getObject);
    }
}
