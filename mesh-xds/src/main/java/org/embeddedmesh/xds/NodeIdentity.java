package org.embeddedmesh.xds;

import java.util.Map;
import org.embeddedmesh.endpoint.Locality;

/**
 * Who this process is, as it tells the control plane.
 *
 * @param service name without namespace
 * @param instance unique among the instances of the service
 * @param ip address of this process; Istio does not accept a node without one
 * @param domainSuffix of the mesh, {@code cluster.local}
 * @param labels that rules select by, {@code version} among them
 */
public record NodeIdentity(
        String service,
        String namespace,
        String instance,
        String ip,
        String domainSuffix,
        Map<String, String> labels,
        String serviceAccount,
        Locality locality) {

    public NodeIdentity {
        labels = Map.copyOf(labels);
    }

    /** The node id in Istio's form: type, address, unique name and domain, joined by {@code ~}. */
    public String id() {
        return "sidecar~" + ip + "~" + instance + "." + namespace + "~" + namespace + ".svc." + domainSuffix;
    }
}
