package org.embeddedmesh.istio.translate;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of resources that a translation gives. */
public enum ResourceType {
    HOST_INDEX("embeddedmesh.v1.HostIndex"),
    CLUSTER("envoy.config.cluster.v3.Cluster"),
    ENDPOINT("envoy.config.endpoint.v3.ClusterLoadAssignment"),
    LISTENER("envoy.config.listener.v3.Listener"),
    ROUTE("envoy.config.route.v3.RouteConfiguration");

    private final String typeUrl;

    ResourceType(String message) {
        this.typeUrl = "type.googleapis.com/" + message;
    }

    /** The type with this type URL. */
    public static Optional<ResourceType> of(String typeUrl) {
        return Arrays.stream(values()).filter(it -> it.typeUrl.equals(typeUrl)).findFirst();
    }

    /** As xDS names it. */
    public String typeUrl() {
        return typeUrl;
    }
}
