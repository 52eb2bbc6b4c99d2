package org.embeddedmesh.istio.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Subset;
import org.embeddedmesh.istio.resource.TrafficPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The DestinationRules of one host and namespace as one: of equal subset names the oldest wins, and the oldest rule
 * with a traffic policy gives it.
 *
 * @param oldest names the rule where only one name has room
 * @param trafficPolicy null: none
 * @param subsets by name
 */
public record MergedDestinationRule(
        Resource<DestinationRule> oldest, @Nullable TrafficPolicy trafficPolicy, Map<String, Subset> subsets) {

    public MergedDestinationRule {
        subsets = Collections.unmodifiableMap(new LinkedHashMap<>(subsets));
    }

    static Optional<MergedDestinationRule> of(List<Resource<DestinationRule>> oldestFirst) {
        if (oldestFirst.isEmpty()) {
            return Optional.empty();
        }
        TrafficPolicy policy = null;
        Map<String, Subset> subsets = new LinkedHashMap<>();
        for (Resource<DestinationRule> rule : oldestFirst) {
            policy = policy == null ? rule.spec().trafficPolicy() : policy;
            rule.spec().subsets().forEach(it -> subsets.putIfAbsent(it.name(), it));
        }
        return Optional.of(new MergedDestinationRule(oldestFirst.get(0), policy, subsets));
    }
}
