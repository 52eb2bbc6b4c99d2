package org.embeddedmesh.istio.translate;

import java.util.List;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Rule;
import org.embeddedmesh.istio.resource.Resource;

/**
 * What AuthorizationPolicies make of the requests to a workload that cannot look into them: all are refused, unless what
 * each policy says is the same for every request.
 */
final class Admission {

    private final List<Resource<AuthorizationPolicy>> policies;
    private final boolean everythingIsAllowed;

    /** @param policies those that hold for the workload */
    Admission(List<Resource<AuthorizationPolicy>> policies) {
        this.policies = policies;
        this.everythingIsAllowed = policies.stream().anyMatch(it -> isAllow(it) && matchesEverything(it));
    }

    /** Policies for whose sake every request is refused; none: every request is admitted. */
    List<Resource<AuthorizationPolicy>> refusing() {
        return policies.stream()
                .filter(it -> !isAllow(it) || !everythingIsAllowed)
                .toList();
    }

    /** Those of them that would admit some requests, if the workload could look into them. */
    List<Resource<AuthorizationPolicy>> unenforceable() {
        return refusing().stream().filter(it -> !refusesEverything(it)).toList();
    }

    private static boolean refusesEverything(Resource<AuthorizationPolicy> policy) {
        return isAllow(policy)
                ? policy.spec().rules().isEmpty()
                : policy.spec().action().equals("DENY") && matchesEverything(policy);
    }

    private static boolean isAllow(Resource<AuthorizationPolicy> policy) {
        return policy.spec().effectiveAction().equals("ALLOW");
    }

    private static boolean matchesEverything(Resource<AuthorizationPolicy> policy) {
        return policy.spec().rules().stream().anyMatch(Rule::matchesEverything);
    }
}
