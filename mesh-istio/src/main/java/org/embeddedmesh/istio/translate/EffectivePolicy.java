package org.embeddedmesh.istio.translate;

import java.util.Optional;
import org.embeddedmesh.istio.resource.ConnectionPoolSettings;
import org.embeddedmesh.istio.resource.LoadBalancerSettings;
import org.embeddedmesh.istio.resource.PortTrafficPolicy;
import org.embeddedmesh.istio.resource.Subset;
import org.embeddedmesh.istio.resource.TrafficPolicy;
import org.embeddedmesh.istio.world.MergedDestinationRule;
import org.jspecify.annotations.Nullable;

/**
 * What a DestinationRule says about one port of one subset. A subset's policy replaces the rule's section by section;
 * the settings of a port replace all sections at once.
 */
record EffectivePolicy(
        @Nullable LoadBalancerSettings loadBalancer,
        @Nullable ConnectionPoolSettings connectionPool) {

    private static final EffectivePolicy DEFAULTS = new EffectivePolicy(null, null);

    static EffectivePolicy of(Optional<MergedDestinationRule> rule, String subset, int port) {
        if (rule.isEmpty()) {
            return DEFAULTS;
        }
        EffectivePolicy whole = DEFAULTS.overriddenBy(rule.get().trafficPolicy(), port);
        Subset named = rule.get().subsets().get(subset);
        return named == null ? whole : whole.overriddenBy(named.trafficPolicy(), port);
    }

    private EffectivePolicy overriddenBy(@Nullable TrafficPolicy policy, int port) {
        if (policy == null) {
            return this;
        }
        for (PortTrafficPolicy it : policy.portLevelSettings()) {
            if (it.port() != null && it.port().number() == port) {
                return new EffectivePolicy(it.loadBalancer(), it.connectionPool());
            }
        }
        return new EffectivePolicy(
                policy.loadBalancer() == null ? loadBalancer : policy.loadBalancer(),
                policy.connectionPool() == null ? connectionPool : policy.connectionPool());
    }

    LoadBalancing loadBalancing() {
        return LoadBalancing.of(loadBalancer == null ? "" : loadBalancer.simple());
    }
}
