package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.cluster.v3.LoadBalancingPolicy;
import java.util.Optional;

/**
 * How an endpoint is chosen: the first of the typed policies that is supported, else the legacy enum. A policy of Envoy
 * that this client does not have is reported, and the default stands in.
 */
final class LoadBalancingTranslator {

    private static final org.embeddedmesh.balance.LoadBalancingPolicy FALLBACK =
            org.embeddedmesh.balance.LoadBalancingPolicy.LEAST_REQUEST;

    private LoadBalancingTranslator() {}

    static org.embeddedmesh.balance.LoadBalancingPolicy translate(Cluster message, FieldPath path) {
        return message.hasLoadBalancingPolicy()
                ? typed(message.getLoadBalancingPolicy(), path.field("load_balancing_policy"))
                : legacy(message, path.field("lb_policy"));
    }

    private static org.embeddedmesh.balance.LoadBalancingPolicy typed(LoadBalancingPolicy message, FieldPath path) {
        if (message.getPoliciesCount() == 0) {
            throw path.field("policies").refuse("is empty");
        }
        for (LoadBalancingPolicy.Policy policy : message.getPoliciesList()) {
            Optional<org.embeddedmesh.balance.LoadBalancingPolicy> supported =
                    supported(policy.getTypedExtensionConfig().getTypedConfig().getTypeUrl());
            if (supported.isPresent()) {
                return supported.get();
            }
        }
        path.field("policies").ignore("none is supported, " + FALLBACK + " is used");
        return FALLBACK;
    }

    private static Optional<org.embeddedmesh.balance.LoadBalancingPolicy> supported(String typeUrl) {
        return switch (typeUrl) {
            case TypeUrls.LEAST_REQUEST -> Optional.of(org.embeddedmesh.balance.LoadBalancingPolicy.LEAST_REQUEST);
            case TypeUrls.ROUND_ROBIN -> Optional.of(org.embeddedmesh.balance.LoadBalancingPolicy.ROUND_ROBIN);
            case TypeUrls.RANDOM -> Optional.of(org.embeddedmesh.balance.LoadBalancingPolicy.RANDOM);
            default -> Optional.empty();
        };
    }

    private static org.embeddedmesh.balance.LoadBalancingPolicy legacy(Cluster message, FieldPath path) {
        return switch (message.getLbPolicy()) {
            case ROUND_ROBIN -> org.embeddedmesh.balance.LoadBalancingPolicy.ROUND_ROBIN;
            case LEAST_REQUEST -> org.embeddedmesh.balance.LoadBalancingPolicy.LEAST_REQUEST;
            case RANDOM -> org.embeddedmesh.balance.LoadBalancingPolicy.RANDOM;
            case RING_HASH, MAGLEV, CLUSTER_PROVIDED, LOAD_BALANCING_POLICY_CONFIG, UNRECOGNIZED -> {
                path.ignore(message.getLbPolicy() + " is not supported, " + FALLBACK + " is used");
                yield FALLBACK;
            }
        };
    }
}
