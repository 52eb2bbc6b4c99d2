package org.embeddedmesh.telemetry;

/** Envoy's response flags: why a call ended as it did. */
public enum ResponseFlag {
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
    /** Retry limit exceeded. */
    URX,
    /** Downstream connection termination. */
    DC,
    /** Delay injected. */
    DI,
    /** Fault injected. */
    FI,
    /** Rate limited. */
    RL
}
