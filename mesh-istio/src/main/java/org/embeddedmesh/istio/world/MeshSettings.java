package org.embeddedmesh.istio.world;

/**
 * The part of Istio's MeshConfig that a translation depends on.
 *
 * @param rootNamespace whose DestinationRules hold for every namespace without one
 * @param trustDomain of SPIFFE identities
 * @param domainSuffix of service hosts, {@code <service>.<namespace>.svc.<suffix>}
 */
public record MeshSettings(
        String rootNamespace, String trustDomain, String domainSuffix, OutboundTrafficPolicy outboundTrafficPolicy) {

    /** Istio's defaults: {@code istio-system}, {@code cluster.local} twice, ALLOW_ANY. */
    public static MeshSettings defaults() {
        return new MeshSettings("istio-system", "cluster.local", "cluster.local", OutboundTrafficPolicy.ALLOW_ANY);
    }
}
