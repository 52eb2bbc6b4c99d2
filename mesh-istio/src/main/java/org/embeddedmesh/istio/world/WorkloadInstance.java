package org.embeddedmesh.istio.world;

import java.util.List;
import java.util.Map;

/**
 * A running process that announced itself as an instance of a service.
 *
 * @param name unique within its namespace, {@code <service>-<address>-<port>}
 * @param service first label of the service's host
 * @param address IP address or host name that callers connect to
 * @param locality {@code region/zone/subzone}, or empty
 * @param serviceAccount name, or empty
 * @param healthy false: known, but no endpoint
 */
public record WorkloadInstance(
        String name,
        String service,
        String namespace,
        String address,
        List<Port> ports,
        Map<String, String> labels,
        String locality,
        String serviceAccount,
        boolean healthy) {

    public WorkloadInstance {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }

    /**
     * @param name joins the instance to the service's port of that name
     * @param servicePort what callers name
     * @param targetPort what the process listens on
     * @param protocol in Istio's words
     */
    public record Port(String name, int servicePort, int targetPort, String protocol) {}
}
