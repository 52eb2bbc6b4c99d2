package org.embeddedmesh.spring.autoconfigure;

import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.RandomSource;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.spring.actuate.ConfigurationStatus;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.rules.LocalRules;
import org.embeddedmesh.spring.server.WorkloadRegistry;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.ControlPlaneSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** What every member has: an identity, a snapshot, the engine that decides by it, and the connection that fills it. */
@AutoConfiguration
@ConditionalOnProperty(name = "mesh.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MeshProperties.class)
class MeshAutoConfiguration {

    @Bean
    MeshIdentity meshIdentity(MeshProperties properties, Environment environment) {
        return MeshIdentity.from(properties, environment);
    }

    @Bean
    SnapshotHolder meshSnapshots() {
        return new SnapshotHolder();
    }

    @Bean
    @ConditionalOnMissingBean
    OutboundEngine meshOutboundEngine(SnapshotHolder snapshots, MeshIdentity identity, MeshProperties properties) {
        ControlPlaneAddress controlPlane =
                ControlPlaneAddress.parse(properties.getControlPlane().getAddress());
        return new OutboundEngine(
                snapshots,
                identity.namespace(),
                System::nanoTime,
                RandomSource.threadLocal(),
                identity.addressOr(LocalAddress.towards(controlPlane.host())));
    }

    /** Connects while the application starts, even if its beans are lazy. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @Lazy(false)
    @ConditionalOnMissingBean({ControlPlaneClient.class, LocalRules.class})
    ControlPlaneClient meshControlPlaneClient(
            MeshProperties properties, MeshIdentity identity, SnapshotHolder snapshots, Environment environment) {
        ControlPlaneAddress address =
                ControlPlaneAddress.parse(properties.getControlPlane().getAddress());
        ControlPlaneSettings settings = ControlPlaneSettings.defaults(
                address.host(), address.port(), identity.node(LocalAddress.towards(address.host())));
        ControlPlaneSettings kept = new CacheAssembly(properties.getCache(), identity, environment)
                .settings()
                .map(settings::withCache)
                .orElse(settings);
        return ControlPlaneClient.of(kept, new SnapshotWriter(snapshots));
    }

    @Bean
    @ConditionalOnBean(ControlPlaneClient.class)
    @ConditionalOnMissingBean
    ConfigurationStatus meshConfigurationStatus(ControlPlaneClient controlPlane) {
        return controlPlane::status;
    }

    @Bean
    @ConditionalOnBean(ControlPlaneClient.class)
    @ConditionalOnMissingBean
    ConfigurationDemand meshConfigurationDemand(ControlPlaneClient controlPlane) {
        return controlPlane::demand;
    }

    @Bean
    @ConditionalOnBean(ControlPlaneClient.class)
    StartLine meshStartLine(MeshIdentity identity, ControlPlaneClient controlPlane, SnapshotHolder snapshots) {
        return new StartLine(identity, controlPlane, snapshots);
    }

    @Bean
    @ConditionalOnBean(StartLine.class)
    SmartInitializingSingleton meshClientStartLine(
            StartLine startLine, MeshIdentity identity, ObjectProvider<WorkloadRegistry> registry) {
        return () -> {
            if (identity.service().isEmpty() || registry.getIfAvailable() == null) {
                startLine.asClient();
            }
        };
    }
}
