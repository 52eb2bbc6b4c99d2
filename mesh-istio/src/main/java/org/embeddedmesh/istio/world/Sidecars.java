package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.WorkloadSelector;
import org.jspecify.annotations.Nullable;

/**
 * The Sidecars of a world. The oldest of the client's namespace that selects it decides alone, else the oldest there
 * without a selector, else that of the root namespace.
 */
final class Sidecars {

    private final Map<String, List<Resource<Sidecar>>> selecting = new HashMap<>();
    private final Map<String, Resource<Sidecar>> general = new HashMap<>();
    private final Map<String, List<Resource<Sidecar>>> all = new HashMap<>();
    private final String rootNamespace;

    Sidecars(List<Resource<Sidecar>> oldestFirst, String rootNamespace) {
        this.rootNamespace = rootNamespace;
        for (Resource<Sidecar> it : oldestFirst) {
            String namespace = it.metadata().namespace();
            all.computeIfAbsent(namespace, key -> new ArrayList<>()).add(it);
            if (it.spec().workloadSelector() == null) {
                general.putIfAbsent(namespace, it);
            } else {
                selecting.computeIfAbsent(namespace, key -> new ArrayList<>()).add(it);
            }
        }
    }

    List<Resource<Sidecar>> in(String namespace) {
        return all.getOrDefault(namespace, List.of());
    }

    Optional<Resource<Sidecar>> of(ClientScope client) {
        return selecting.getOrDefault(client.namespace(), List.of()).stream()
                .filter(it -> selects(it.spec().workloadSelector(), client))
                .findFirst()
                .or(() -> Optional.ofNullable(general.get(client.namespace())))
                .or(() -> Optional.ofNullable(general.get(rootNamespace)));
    }

    private static boolean selects(@Nullable WorkloadSelector selector, ClientScope client) {
        return selector == null
                || client.labels().entrySet().containsAll(selector.labels().entrySet());
    }
}
