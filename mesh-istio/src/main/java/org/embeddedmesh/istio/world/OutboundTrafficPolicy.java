package org.embeddedmesh.istio.world;

/** What becomes of calls to hosts that the mesh does not know, Istio's {@code outboundTrafficPolicy}. */
public enum OutboundTrafficPolicy {
    ALLOW_ANY,
    REGISTRY_ONLY;

    /** Reads a Sidecar's word, which means REGISTRY_ONLY where it is not said. */
    static OutboundTrafficPolicy of(String mode) {
        return mode.isEmpty() ? REGISTRY_ONLY : valueOf(mode);
    }
}
