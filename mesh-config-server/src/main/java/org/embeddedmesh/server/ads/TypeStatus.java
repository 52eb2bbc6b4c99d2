package org.embeddedmesh.server.ads;

import java.util.List;

/** The subscriptions of one client to resources of one type. */
public record TypeStatus(String typeUrl, boolean wildcard, List<ResourceStatus> resources) {

    public TypeStatus {
        resources = List.copyOf(resources);
    }
}
