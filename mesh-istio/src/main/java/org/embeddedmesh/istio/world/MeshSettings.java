package org.embeddedmesh.istio.world;

/**
 * The part of Istio's MeshConfig that a translation depends on.
 *
 * @param rootNamespace whose DestinationRules and Sidecar hold for every namespace without one
 * @param trustDomain of SPIFFE identities
 * @param domainSuffix of service hosts, {@code <service>.<namespace>.svc.<suffix>}
 * @param outboundTrafficPolicy where no Sidecar says otherwise
 */
public record MeshSettings(
        String rootNamespace,
        String trustDomain,
        String domainSuffix,
        OutboundTrafficPolicy outboundTrafficPolicy,
        PathNormalization pathNormalization) {

    /** Istio's defaults: {@code istio-system}, {@code cluster.local} twice, ALLOW_ANY, BASE. */
    public static MeshSettings defaults() {
        return new MeshSettings(
                "istio-system",
                "cluster.local",
                "cluster.local",
                OutboundTrafficPolicy.ALLOW_ANY,
                PathNormalization.BASE);
    }

    public MeshSettings withOutboundTrafficPolicy(OutboundTrafficPolicy other) {
        return new MeshSettings(rootNamespace, trustDomain, domainSuffix, other, pathNormalization);
    }

    public MeshSettings withPathNormalization(PathNormalization other) {
        return new MeshSettings(rootNamespace, trustDomain, domainSuffix, outboundTrafficPolicy, other);
    }
}
