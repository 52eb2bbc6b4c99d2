package org.embeddedmesh.explain;

import java.util.List;
import org.embeddedmesh.route.Origin;

/**
 * A cluster that a call may go to.
 *
 * @param cluster its name
 * @param chance that it is chosen, between 0 and 1
 * @param origin the rule that shaped the cluster; without a resource: none did
 * @param authority that the endpoint would see
 * @param path that the endpoint would see, with its query
 * @param policies of this cluster only
 * @param endpoints all that are known, usable or not
 * @param failure Envoy's details of the answer if it is chosen and nothing can be sent, {@code cluster_not_found}, or
 *     {@link #AWAITED}; empty: something can
 */
public record Target(
        String cluster,
        double chance,
        Origin origin,
        String authority,
        String path,
        List<Policy> policies,
        List<Candidate> endpoints,
        String failure) {

    /** The cluster is on its way, and the call waits for it. */
    public static final String AWAITED = "awaited";

    public Target {
        policies = List.copyOf(policies);
        endpoints = List.copyOf(endpoints);
    }
}
