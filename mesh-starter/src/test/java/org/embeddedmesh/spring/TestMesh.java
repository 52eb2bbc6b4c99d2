package org.embeddedmesh.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.RouteMatch;
import org.embeddedmesh.route.VirtualHost;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.Protocol;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;

/** A snapshot with the one service {@code reviews} on port 9080, filled without a control plane. */
public final class TestMesh {

    public static final String HOST = "reviews.default.svc.cluster.local";
    public static final Authority DESTINATION = new Authority(HOST, 9080);
    public static final String CLUSTER = "outbound|9080||" + HOST;
    private static final String MIRROR = "outbound|9080||ratings.default.svc.cluster.local";
    private static final String ROUTES = "outbound|9080||" + HOST;

    private final SnapshotHolder holder;
    private final SnapshotWriter writer;
    private Duration timeout = Duration.ZERO;
    private Duration perTryTimeout = Duration.ZERO;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Set<RetryOn> retryOn = Set.of(RetryOn.CONNECT_FAILURE, RetryOn.REFUSED_STREAM, RetryOn.UNAVAILABLE);
    private int retries = 2;
    private int maxRequestsPerConnection;
    private RouteAction.PathRewrite pathRewrite = RouteAction.PathRewrite.NONE;
    private RouteAction.HostRewrite hostRewrite = RouteAction.HostRewrite.NONE;
    private HeaderMutations requestHeaders = HeaderMutations.NONE;
    private HeaderMutations responseHeaders = HeaderMutations.NONE;
    private List<RouteAction.Mirror> mirrors = List.of();
    private RouteFilters filters = RouteFilters.NONE;

    public TestMesh() {
        this(new SnapshotHolder());
    }

    public TestMesh(SnapshotHolder holder) {
        this.holder = holder;
        this.writer = new SnapshotWriter(holder);
    }

    public SnapshotHolder snapshots() {
        return holder;
    }

    public TestMesh timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    public TestMesh perTryTimeout(Duration timeout) {
        this.perTryTimeout = timeout;
        return this;
    }

    public TestMesh connectTimeout(Duration timeout) {
        this.connectTimeout = timeout;
        return this;
    }

    public TestMesh retryOn(RetryOn... conditions) {
        this.retryOn = Set.of(conditions);
        return this;
    }

    public TestMesh retries(int retries) {
        this.retries = retries;
        return this;
    }

    public TestMesh maxRequestsPerConnection(int most) {
        this.maxRequestsPerConnection = most;
        return this;
    }

    public TestMesh pathRewrite(RouteAction.PathRewrite rewrite) {
        this.pathRewrite = rewrite;
        return this;
    }

    public TestMesh hostRewrite(String authority) {
        this.hostRewrite = new RouteAction.HostRewrite(authority);
        return this;
    }

    public TestMesh requestHeaders(HeaderMutations mutations) {
        this.requestHeaders = mutations;
        return this;
    }

    public TestMesh responseHeaders(HeaderMutations mutations) {
        this.responseHeaders = mutations;
        return this;
    }

    public TestMesh filters(RouteFilters filters) {
        this.filters = filters;
        return this;
    }

    /** Copies all calls to these endpoints on loopback. */
    public TestMesh mirrorTo(int... ports) {
        mirrors = List.of(new RouteAction.Mirror(MIRROR, FractionalPercent.ALL, false));
        publish(MIRROR, ports);
        return this;
    }

    /** The service is in the index, but nothing else of it is known. */
    public TestMesh publishIndex() {
        writer.hostIndex(new HostIndex(
                Map.of(HOST, Map.of(9080, Protocol.HTTP)), OutboundTrafficPolicy.ALLOW_ANY, "cluster.local"));
        writer.publish();
        return this;
    }

    /** The service has these endpoints on loopback. */
    public TestMesh publish(int... ports) {
        writer.hostIndex(new HostIndex(
                Map.of(HOST, Map.of(9080, Protocol.HTTP)), OutboundTrafficPolicy.ALLOW_ANY, "cluster.local"));
        writer.listener(new OutboundListener(DESTINATION, ROUTES));
        writer.routes(new RouteConfiguration(
                ROUTES,
                List.of(new VirtualHost(
                        "reviews", List.of("*"), List.of(route()), HeaderMutations.NONE, HeaderMutations.NONE)),
                true,
                HeaderMutations.NONE,
                HeaderMutations.NONE));
        publish(CLUSTER, ports);
        writer.publish();
        return this;
    }

    private void publish(String cluster, int... ports) {
        writer.cluster(new Cluster(
                cluster,
                cluster,
                LoadBalancingPolicy.ROUND_ROBIN,
                Cluster.DEFAULT_PANIC_THRESHOLD,
                connectTimeout,
                Cluster.DEFAULT_IDLE_TIMEOUT,
                maxRequestsPerConnection,
                Origin.NONE));
        writer.endpoints(new LoadAssignment(
                cluster,
                new ArrayList<>(IntStream.of(ports).mapToObj(TestMesh::endpoint).toList())));
    }

    private Route route() {
        RouteAction.WeightedCluster cluster = new RouteAction.WeightedCluster(
                CLUSTER, 1, HeaderMutations.NONE, HeaderMutations.NONE, RouteAction.HostRewrite.NONE);
        RetryPolicy retry = new RetryPolicy(
                retryOn, retries, perTryTimeout, Set.of(), Duration.ofMillis(1), Duration.ofMillis(10), true, 5);
        return new Route(
                "",
                new RouteMatch(new PathMatcher.Prefix("/", false), List.of(), List.of()),
                new RouteAction.Forward(List.of(cluster), pathRewrite, hostRewrite, timeout, retry, filters, mirrors),
                requestHeaders,
                responseHeaders,
                Origin.NONE);
    }

    private static Endpoint endpoint(int port) {
        return new Endpoint(
                "127.0.0.1", port, 1, 0, HealthStatus.HEALTHY, Locality.UNKNOWN, Map.of("workload", "reviews"));
    }
}
