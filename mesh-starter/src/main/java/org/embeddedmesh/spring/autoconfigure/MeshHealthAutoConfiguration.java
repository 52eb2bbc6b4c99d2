package org.embeddedmesh.spring.autoconfigure;

import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.actuate.ConfigurationStatus;
import org.embeddedmesh.spring.actuate.MeshHealthIndicator;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The health component {@code mesh}. */
@AutoConfiguration(after = MeshAutoConfiguration.class)
@ConditionalOnBean(ConfigurationStatus.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("mesh")
class MeshHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "meshHealthIndicator")
    MeshHealthIndicator meshHealthIndicator(ConfigurationStatus status, SnapshotHolder snapshots) {
        return new MeshHealthIndicator(status::now, snapshots);
    }
}
