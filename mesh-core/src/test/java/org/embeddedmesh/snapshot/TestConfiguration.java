package org.embeddedmesh.snapshot;

import static org.embeddedmesh.balance.TestEndpoints.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.Origin;

/** Short ways to write the configuration of {@code helloworld:9095}. */
public final class TestConfiguration {

    public static final Authority HELLO = new Authority("helloworld.default.svc.cluster.local", 9095);

    private TestConfiguration() {}

    public static HostIndex index(OutboundTrafficPolicy policy) {
        return new HostIndex(Map.of(HELLO.host(), Map.of(9095, Protocol.HTTP)), policy, "cluster.local");
    }

    public static OutboundListener listener(String table) {
        return new OutboundListener(HELLO, table);
    }

    public static Cluster cluster(String name, LoadBalancingPolicy policy) {
        return new Cluster(
                name,
                name,
                policy,
                Cluster.DEFAULT_PANIC_THRESHOLD,
                Cluster.DEFAULT_CONNECT_TIMEOUT,
                Cluster.DEFAULT_IDLE_TIMEOUT,
                0,
                Origin.NONE);
    }

    public static LoadAssignment endpoints(String cluster, String... addresses) {
        List<Endpoint> endpoints =
                Arrays.stream(addresses).map(it -> endpoint(it)).toList();
        return new LoadAssignment(cluster, endpoints);
    }
}
