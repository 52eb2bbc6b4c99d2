package org.embeddedmesh.test;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.embeddedmesh.explain.Candidate;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.explain.TakenRoute;
import org.embeddedmesh.explain.Target;

/** Where a call may end, with its chances; what is missing to 1 is answered by the mesh, by a fault for one. */
record Places(Map<Place, Double> chances) {

    static Places of(Explanation explanation) {
        Map<Place, Double> chances = new LinkedHashMap<>();
        TakenRoute route = explanation.route();
        if (route != null) {
            for (Target target : route.targets()) {
                for (Candidate it : target.endpoints()) {
                    double chance = (1 - route.answered()) * target.chance() * it.chance();
                    if (chance > 0) {
                        chances.merge(Place.of(target.cluster(), it.endpoint()), chance, Double::sum);
                    }
                }
            }
        }
        return new Places(chances);
    }

    /** The chance of all places of this name, see {@link Place#isNamed}. */
    double of(String name) {
        return chances.entrySet().stream()
                .filter(it -> it.getKey().isNamed(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    @Override
    public String toString() {
        return chances.isEmpty()
                ? "nowhere"
                : chances.entrySet().stream()
                        .map(it -> String.format(Locale.ROOT, "%.4g %% to %s", 100 * it.getValue(), it.getKey()))
                        .collect(Collectors.joining(", "));
    }
}
