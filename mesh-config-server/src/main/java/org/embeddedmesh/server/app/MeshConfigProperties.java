package org.embeddedmesh.server.app;

import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.PathNormalization;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for the whole mesh, prefix {@code mesh.config}, in the words of Istio's MeshConfig. An unknown name ends the
 * start, unless it is from the environment.
 *
 * @param rootNamespace whose DestinationRules and Sidecar hold for every namespace without one
 * @param trustDomain of SPIFFE identities
 * @param outboundTrafficPolicy what becomes of calls to hosts that the mesh does not know, where no Sidecar says it
 * @param pathNormalization how paths are written before rules see them
 */
@ConfigurationProperties(prefix = "mesh.config", ignoreUnknownFields = false)
record MeshConfigProperties(
        @DefaultValue("istio-system") String rootNamespace,
        @DefaultValue("cluster.local") String trustDomain,
        @DefaultValue OutboundTrafficPolicy outboundTrafficPolicy,
        @DefaultValue PathNormalizationPolicy pathNormalization) {

    record OutboundTrafficPolicy(@DefaultValue("ALLOW_ANY") org.embeddedmesh.istio.world.OutboundTrafficPolicy mode) {}

    record PathNormalizationPolicy(@DefaultValue("BASE") PathNormalization normalization) {}

    /** @param domainSuffix of service hosts */
    MeshSettings settings(String domainSuffix) {
        return new MeshSettings(
                rootNamespace,
                trustDomain,
                domainSuffix,
                outboundTrafficPolicy.mode(),
                pathNormalization.normalization());
    }
}
