package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A traffic policy for one port; it replaces the destination's as a whole. */
public record PortTrafficPolicy(
        @Nullable PortSelector port,
        @Nullable LoadBalancerSettings loadBalancer,
        @Nullable ConnectionPoolSettings connectionPool,
        @NotYet @Nullable OutlierDetection outlierDetection,
        @NotYet @Nullable ClientTlsSettings tls) {}
