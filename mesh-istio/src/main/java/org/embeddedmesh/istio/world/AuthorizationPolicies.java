package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.PolicySelector;
import org.embeddedmesh.istio.resource.Resource;

/**
 * The AuthorizationPolicies of a world that decide: not those that only watch ({@code AUDIT}, and the annotation
 * {@code istio.io/dry-run}), nor those for gateways. They add up; none replaces another.
 */
public final class AuthorizationPolicies {

    private static final String DRY_RUN = "istio.io/dry-run";

    private final Map<String, List<Resource<AuthorizationPolicy>>> byNamespace = new HashMap<>();
    private final String rootNamespace;

    AuthorizationPolicies(List<Resource<AuthorizationPolicy>> oldestFirst, String rootNamespace) {
        this.rootNamespace = rootNamespace;
        for (Resource<AuthorizationPolicy> it : oldestFirst) {
            if (decides(it.spec(), it.metadata())) {
                byNamespace
                        .computeIfAbsent(it.metadata().namespace(), key -> new ArrayList<>())
                        .add(it);
            }
        }
    }

    /** Those that hold for a workload, of the root namespace first, each group oldest first. */
    public List<Resource<AuthorizationPolicy>> of(ClientScope workload) {
        return Stream.of(rootNamespace, workload.namespace())
                .distinct()
                .flatMap(it -> byNamespace.getOrDefault(it, List.of()).stream())
                .filter(it -> selects(it.spec(), workload))
                .toList();
    }

    private static boolean selects(AuthorizationPolicy policy, ClientScope workload) {
        PolicySelector selector = policy.selector();
        return selector == null
                || workload.labels()
                        .entrySet()
                        .containsAll(selector.matchLabels().entrySet());
    }

    private static boolean decides(AuthorizationPolicy policy, Metadata metadata) {
        boolean forGateways = policy.targetRef() != null || !policy.targetRefs().isEmpty();
        boolean dryRun = Boolean.parseBoolean(metadata.annotations().get(DRY_RUN));
        return !forGateways && !dryRun && !policy.action().equals("AUDIT");
    }
}
