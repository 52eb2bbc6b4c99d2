package org.embeddedmesh.xds;

import java.util.Map;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.xds.ads.Member;

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

    private static final String CLUSTER_ID = "Kubernetes";
    private static final String GENERATOR = "embedded-mesh";

    public NodeIdentity {
        labels = Map.copyOf(labels);
    }

    /** The node id in Istio's form: type, address, unique name and domain, joined by {@code ~}. */
    public String id() {
        return "sidecar~" + ip + "~" + instance + "." + namespace + "~" + namespace + ".svc." + domainSuffix;
    }

    /** With the metadata that istiod reads, and {@code GENERATOR}, which chooses the shape that this client takes. */
    Member member() {
        Map<String, Object> metadata = Map.of(
                "NAMESPACE", namespace,
                "NAME", instance,
                "LABELS", labels,
                "SERVICE_ACCOUNT", serviceAccount,
                "INSTANCE_IPS", ip,
                "CLUSTER_ID", CLUSTER_ID,
                "GENERATOR", GENERATOR,
                "MESH_CLIENT", version());
        return new Member(id(), service + "." + namespace, locality, metadata);
    }

    private static String version() {
        String version = NodeIdentity.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
