package org.embeddedmesh.balance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Parts of a whole. */
final class Chances {

    private Chances() {}

    static Map<LiveEndpoint, Double> of(LiveEndpoint[] endpoints, ToDoubleFunction<LiveEndpoint> share) {
        double sum = 0;
        for (LiveEndpoint endpoint : endpoints) {
            sum += share.applyAsDouble(endpoint);
        }
        Map<LiveEndpoint, Double> chances = new LinkedHashMap<>();
        for (LiveEndpoint endpoint : endpoints) {
            chances.put(endpoint, share.applyAsDouble(endpoint) / sum);
        }
        return chances;
    }
}
