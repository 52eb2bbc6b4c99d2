package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.LoadBalancingPolicy;
import io.envoyproxy.envoy.config.core.v3.TypedExtensionConfig;
import io.envoyproxy.envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest;
import io.envoyproxy.envoy.extensions.load_balancing_policies.random.v3.Random;
import io.envoyproxy.envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin;
import io.envoyproxy.envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality;

/** Which endpoint is picked. Istio's default is the one of two with fewer requests. */
enum LoadBalancing {
    LEAST_REQUEST("least_request", LeastRequest.getDefaultInstance()),
    ROUND_ROBIN("round_robin", RoundRobin.getDefaultInstance()),
    RANDOM("random", Random.getDefaultInstance());

    private final TypedExtensionConfig extension;

    LoadBalancing(String name, Message config) {
        this.extension = extension(name, config);
    }

    /** Reads DestinationRule's {@code simple}; what is not known, or cannot be done here, is the default. */
    static LoadBalancing of(String simple) {
        return switch (simple) {
            case "ROUND_ROBIN" -> ROUND_ROBIN;
            case "RANDOM" -> RANDOM;
            default -> LEAST_REQUEST;
        };
    }

    /** As our own client and Envoy read it. */
    LoadBalancingPolicy policy() {
        return policyOf(extension);
    }

    /** As gRPC reads it: it takes the first policy that it knows, and has no random one. */
    LoadBalancingPolicy grpcPolicy() {
        LoadBalancingPolicy known =
                this == LEAST_REQUEST ? policyOf(extension, ROUND_ROBIN.extension) : policyOf(ROUND_ROBIN.extension);
        return policyOf(extension(
                "wrr_locality",
                WrrLocality.newBuilder().setEndpointPickingPolicy(known).build()));
    }

    private static LoadBalancingPolicy policyOf(TypedExtensionConfig... extensions) {
        LoadBalancingPolicy.Builder policy = LoadBalancingPolicy.newBuilder();
        for (TypedExtensionConfig it : extensions) {
            policy.addPolicies(LoadBalancingPolicy.Policy.newBuilder().setTypedExtensionConfig(it));
        }
        return policy.build();
    }

    private static TypedExtensionConfig extension(String name, Message config) {
        return TypedExtensionConfig.newBuilder()
                .setName("envoy.load_balancing_policies." + name)
                .setTypedConfig(Any.pack(config))
                .build();
    }
}
