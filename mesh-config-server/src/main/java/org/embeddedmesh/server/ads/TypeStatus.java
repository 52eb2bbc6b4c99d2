package org.embeddedmesh.server.ads;

import java.util.List;

/**
 * The subscriptions of one client to resources of one type.
 *
 * @param due resources that are to be sent; of a client that does not read, they stay so
 * @param unanswered responses that were neither accepted nor refused so far, as far as they are remembered
 */
public record TypeStatus(String typeUrl, boolean wildcard, int due, int unanswered, List<ResourceStatus> resources) {

    public TypeStatus {
        resources = List.copyOf(resources);
    }
}
