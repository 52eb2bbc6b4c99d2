package org.embeddedmesh.istio.world;

import org.embeddedmesh.istio.resource.HttpRoute;

/**
 * An HTTP route of a rule as it acts.
 *
 * @param http merged, where it comes from a delegate; then its destinations are named in full
 * @param index place of the route in the rule itself
 * @param delegate {@code default/reviews-team http[1] canary}: the delegate and its route; empty: the rule's own
 */
public record RuleRoute(HttpRoute http, int index, String delegate) {}
