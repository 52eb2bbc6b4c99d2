package org.embeddedmesh.endpoint;

/** What the control plane says of an endpoint's health, Envoy's {@code HealthStatus}. */
public enum HealthStatus {
    HEALTHY,
    DEGRADED,
    UNHEALTHY,
    DRAINING
}
