package org.embeddedmesh.xds;

/**
 * One port of a workload.
 *
 * @param servicePort the one that callers name
 * @param targetPort the one that the process listens on
 * @param protocol in Istio's words: {@code HTTP}, {@code HTTP2}, {@code GRPC}, {@code TCP}, {@code TLS}
 */
public record WorkloadPort(String name, int servicePort, int targetPort, String protocol) {}
