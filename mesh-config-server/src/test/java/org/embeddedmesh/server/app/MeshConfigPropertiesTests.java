package org.embeddedmesh.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.OutboundTrafficPolicy;
import org.embeddedmesh.istio.world.PathNormalization;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

final class MeshConfigPropertiesTests {

    private static MeshSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("mesh.config", MeshConfigProperties.class)
                .settings("cluster.local");
    }

    @Test
    void whatIsNotSaidIsIstiosDefault() {
        assertThat(settings(Map.of())).isEqualTo(MeshSettings.defaults());
    }

    @Test
    void theWordsAreThoseOfMeshConfig() {
        assertThat(settings(Map.of(
                        "mesh.config.root-namespace", "ops",
                        "mesh.config.trustDomain", "example.org",
                        "mesh.config.outboundTrafficPolicy.mode", "REGISTRY_ONLY",
                        "mesh.config.path-normalization.normalization", "DECODE_AND_MERGE_SLASHES")))
                .isEqualTo(new MeshSettings(
                        "ops",
                        "example.org",
                        "cluster.local",
                        OutboundTrafficPolicy.REGISTRY_ONLY,
                        PathNormalization.DECODE_AND_MERGE_SLASHES));
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> settings(Map.of("mesh.config.path-normalization.normalization", "SOME")))
                .isInstanceOf(BindException.class);
    }
}
