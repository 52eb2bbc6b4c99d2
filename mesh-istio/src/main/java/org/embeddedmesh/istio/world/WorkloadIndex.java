package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Workloads by namespace and label, so that a selector looks only at those that have its rarest label. */
final class WorkloadIndex {

    private final Map<Label, List<Workload>> byLabel = new HashMap<>();

    private record Label(String namespace, String key, String value) {}

    void add(Workload workload) {
        workload.labels()
                .forEach((key, value) -> byLabel.computeIfAbsent(
                                new Label(workload.namespace(), key, value), label -> new ArrayList<>(2))
                        .add(workload));
    }

    /** Those of a namespace that have all labels; none for an empty selector. */
    List<Workload> select(String namespace, Map<String, String> selector) {
        List<Workload> fewest = null;
        for (Map.Entry<String, String> it : selector.entrySet()) {
            List<Workload> having = byLabel.getOrDefault(new Label(namespace, it.getKey(), it.getValue()), List.of());
            fewest = fewest == null || having.size() < fewest.size() ? having : fewest;
        }
        return fewest == null
                ? List.of()
                : fewest.stream()
                        .filter(it -> it.labels().entrySet().containsAll(selector.entrySet()))
                        .toList();
    }
}
