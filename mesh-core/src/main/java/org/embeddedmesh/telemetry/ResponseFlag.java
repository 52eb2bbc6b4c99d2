package org.embeddedmesh.telemetry;

/** Envoy's response flags: why a call ended as it did; declared in the order in which Envoy joins them. */
public enum ResponseFlag {
    /** Delay injected. */
    DI,
    /** Fault injected. */
    FI,
    /** Rate limited. */
    RL,
    /** Retry limit exceeded. */
    URX,
    /** No route. */
    NR,
    /** Cluster not found, or not configured yet. */
    NC,
    /** No healthy upstream. */
    UH,
    /** Upstream connection failure. */
    UF,
    /** Upstream connection termination. */
    UC,
    /** Upstream overflow. */
    UO,
    /** Upstream request timeout. */
    UT,
    /** Upstream reset. */
    UR,
    /** Upstream protocol error. */
    UPE,
    /** Downstream connection termination. */
    DC
}
