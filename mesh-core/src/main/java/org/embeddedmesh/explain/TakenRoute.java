package org.embeddedmesh.explain;

import java.util.List;
import org.embeddedmesh.route.Origin;

/**
 * The route that takes a call.
 *
 * @param name Envoy's name of it, perhaps empty
 * @param origin the rule that it was made from
 * @param status of the answer that the route gives itself; 0: it gives none
 * @param answered chance that a fault or a preflight answers the call before it is sent, between 0 and 1
 * @param policies what the route does beyond choosing a cluster, in the order in which it acts
 * @param targets the clusters among which the weights decide; none if the route answers itself
 */
public record TakenRoute(
        String name, Origin origin, int status, double answered, List<Policy> policies, List<Target> targets) {

    public TakenRoute {
        policies = List.copyOf(policies);
        targets = List.copyOf(targets);
    }
}
