package org.embeddedmesh.outbound;

import static org.embeddedmesh.route.TestRoutes.any;
import static org.embeddedmesh.route.TestRoutes.table;
import static org.embeddedmesh.snapshot.TestConfiguration.cluster;
import static org.embeddedmesh.snapshot.TestConfiguration.endpoints;
import static org.embeddedmesh.snapshot.TestConfiguration.index;
import static org.embeddedmesh.snapshot.TestConfiguration.listener;

import java.util.Set;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.http.TestRequest;
import org.embeddedmesh.outbound.CallStep.Reply;
import org.embeddedmesh.outbound.CallStep.Send;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.VirtualHost;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;

/** An engine whose configuration, clock and chance a test decides. */
final class TestMesh {

    final SnapshotHolder holder = new SnapshotHolder();
    final SnapshotWriter writer = new SnapshotWriter(holder);
    final TestClock clock = new TestClock();
    long random;
    private final OutboundEngine engine = new OutboundEngine(holder, "default", clock, () -> random, "10.0.0.1");

    /** Knows {@code helloworld:9095}, but nothing of its configuration. */
    static TestMesh indexed(OutboundTrafficPolicy policy) {
        TestMesh mesh = new TestMesh();
        mesh.writer.hostIndex(index(policy));
        mesh.writer.publish();
        return mesh;
    }

    /** Sends calls to {@code helloworld:9095} by these routes. */
    static TestMesh routing(Route... routes) {
        TestMesh mesh = indexed(OutboundTrafficPolicy.ALLOW_ANY);
        mesh.routes(any(routes));
        return mesh;
    }

    void routes(VirtualHost... hosts) {
        writer.listener(listener("t"));
        writer.routes(table("t", hosts));
        writer.publish();
    }

    TestMesh with(String cluster, String... addresses) {
        return with(LoadBalancingPolicy.ROUND_ROBIN, cluster, addresses);
    }

    TestMesh with(LoadBalancingPolicy policy, String cluster, String... addresses) {
        writer.cluster(cluster(cluster, policy));
        writer.endpoints(endpoints(cluster, addresses));
        writer.publish();
        return this;
    }

    void awaited(String... clusters) {
        writer.awaitedClusters(Set.of(clusters));
        writer.publish();
    }

    OutboundCall call() {
        return call(TestRequest.get("/"));
    }

    OutboundCall call(RequestHead head) {
        return engine.call(head, CallOptions.REPLAYABLE);
    }

    OutboundCall callOnce() {
        return engine.call(TestRequest.get("/"), CallOptions.ONCE);
    }

    int active(String cluster) {
        return holder.current().cluster(cluster).orElseThrow().endpoints().stream()
                .mapToInt(it -> it.activeRequests().count())
                .sum();
    }

    static Attempt attempt(CallStep step) {
        return ((Send) step).attempt();
    }

    static String address(CallStep step) {
        return attempt(step).endpoint().address();
    }

    static LocalReply reply(CallStep step) {
        return ((Reply) step).reply();
    }
}
