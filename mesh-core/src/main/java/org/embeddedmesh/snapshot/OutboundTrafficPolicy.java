package org.embeddedmesh.snapshot;

/** What happens to calls to hosts that the mesh does not know. */
public enum OutboundTrafficPolicy {
    ALLOW_ANY,
    REGISTRY_ONLY
}
