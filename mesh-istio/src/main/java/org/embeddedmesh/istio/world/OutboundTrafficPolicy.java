package org.embeddedmesh.istio.world;

/** What becomes of calls to hosts that the mesh does not know, MeshConfig's {@code outboundTrafficPolicy}. */
public enum OutboundTrafficPolicy {
    ALLOW_ANY,
    REGISTRY_ONLY
}
