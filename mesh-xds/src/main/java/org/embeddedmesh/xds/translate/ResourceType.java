package org.embeddedmesh.xds.translate;

import java.util.Arrays;
import java.util.Optional;

/** The types of resources that this client asks for, in the order in which they depend on each other. */
public enum ResourceType {
    HOST_INDEX("embeddedmesh.v1.HostIndex"),
    LISTENER("envoy.config.listener.v3.Listener"),
    ROUTE_CONFIGURATION("envoy.config.route.v3.RouteConfiguration"),
    CLUSTER("envoy.config.cluster.v3.Cluster"),
    LOAD_ASSIGNMENT("envoy.config.endpoint.v3.ClusterLoadAssignment");

    private final String messageName;

    ResourceType(String messageName) {
        this.messageName = messageName;
    }

    public static Optional<ResourceType> of(String typeUrl) {
        return Arrays.stream(values())
                .filter(it -> it.typeUrl().equals(typeUrl))
                .findFirst();
    }

    public String typeUrl() {
        return TypeUrls.PREFIX + messageName;
    }

    /** The name without its package, {@code RouteConfiguration}. */
    public String shortName() {
        return messageName.substring(messageName.lastIndexOf('.') + 1);
    }

    String messageName() {
        return messageName;
    }
}
