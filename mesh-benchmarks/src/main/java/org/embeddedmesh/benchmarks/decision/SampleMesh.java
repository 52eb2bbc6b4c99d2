package org.embeddedmesh.benchmarks.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteMatch;
import org.embeddedmesh.route.VirtualHost;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.Protocol;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;

/** One service with as many routes and endpoints as asked for, weighted among two subsets, with Istio's default retries. */
final class SampleMesh {

    private static final String HOST = "helloworldservice.default.svc.cluster.local";
    private static final String TABLE = "outbound|9095||" + HOST;
    private static final RetryPolicy RETRIES = new RetryPolicy(
            Set.of(RetryOn.CONNECT_FAILURE, RetryOn.REFUSED_STREAM, RetryOn.UNAVAILABLE, RetryOn.CANCELLED),
            2,
            Duration.ZERO,
            Set.of(),
            RetryPolicy.DEFAULT_BACKOFF_BASE,
            RetryPolicy.DEFAULT_BACKOFF_BASE.multipliedBy(10),
            true,
            5);

    private final SnapshotHolder holder = new SnapshotHolder();

    /** @param heaviest weights of endpoints are 1 to this, in turns */
    SampleMesh(int routes, int endpoints, int heaviest) {
        SnapshotWriter writer = new SnapshotWriter(holder);
        Authority destination = new Authority(HOST, 9095);
        writer.hostIndex(new HostIndex(
                Map.of(HOST, Map.of(9095, Protocol.HTTP)), OutboundTrafficPolicy.ALLOW_ANY, "cluster.local"));
        writer.listener(new OutboundListener(destination, TABLE));
        writer.routes(table(routes));
        for (String subset : List.of("v1", "v2")) {
            writer.cluster(cluster(name(subset)));
            writer.endpoints(new LoadAssignment(name(subset), endpoints(endpoints, heaviest)));
        }
        writer.publish();
    }

    SnapshotHolder snapshots() {
        return holder;
    }

    private static String name(String subset) {
        return "outbound|9095|" + subset + "|" + HOST;
    }

    private static RouteConfiguration table(int routes) {
        List<Route> all = new ArrayList<>();
        for (int i = 0; i < routes; i++) {
            all.add(route("/api/" + i + "/"));
        }
        return new RouteConfiguration(
                TABLE,
                List.of(new VirtualHost(
                        HOST + ":9095",
                        List.of(HOST, "helloworldservice"),
                        all,
                        HeaderMutations.NONE,
                        HeaderMutations.NONE)),
                true,
                HeaderMutations.NONE,
                HeaderMutations.NONE);
    }

    private static Route route(String prefix) {
        return new Route(
                prefix,
                new RouteMatch(new PathMatcher.Prefix(prefix, false), List.of(), List.of()),
                new RouteAction.Forward(
                        List.of(weighted("v1", 90), weighted("v2", 10)),
                        RouteAction.PathRewrite.NONE,
                        RouteAction.HostRewrite.NONE,
                        Duration.ofSeconds(10),
                        RETRIES),
                HeaderMutations.NONE,
                HeaderMutations.NONE,
                Origin.NONE);
    }

    private static RouteAction.WeightedCluster weighted(String subset, int weight) {
        return new RouteAction.WeightedCluster(
                name(subset), weight, HeaderMutations.NONE, HeaderMutations.NONE, RouteAction.HostRewrite.NONE);
    }

    private static Cluster cluster(String name) {
        return new Cluster(
                name,
                name,
                LoadBalancingPolicy.LEAST_REQUEST,
                Cluster.DEFAULT_PANIC_THRESHOLD,
                Cluster.DEFAULT_CONNECT_TIMEOUT,
                Cluster.DEFAULT_IDLE_TIMEOUT,
                0,
                Origin.NONE);
    }

    private static List<Endpoint> endpoints(int count, int heaviest) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            endpoints.add(new Endpoint(
                    "127.0." + i / 250 + "." + (i % 250 + 1),
                    9095,
                    1 + i % heaviest,
                    0,
                    HealthStatus.HEALTHY,
                    Locality.UNKNOWN,
                    Map.of()));
        }
        return endpoints;
    }
}
