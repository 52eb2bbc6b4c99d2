package org.embeddedmesh.route;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.match.QueryParameterMatcher;
import org.embeddedmesh.route.RouteAction.DirectResponse;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.jspecify.annotations.Nullable;

/** A route made ready for calls, together with what its virtual host and table add to it. Immutable. */
public final class RouteEntry {

    private static final ClusterEntry[] NO_CLUSTERS = new ClusterEntry[0];
    private static final Route TO_HTTPS =
            everything("", new Redirect(301, "https", "", 0, "", PathRewrite.NONE, false));

    /** What Istio answers for hosts that are not of the mesh, under {@code REGISTRY_ONLY}. */
    public static final RouteEntry BLOCK_ALL = blockAll("block_all", new DirectResponse(502, ""));

    private final Route route;
    private final String virtualHost;
    private final Optional<DirectResponseEntry> directResponse;
    private final ClusterEntry[] clusters;
    private final WeightedSplit split;
    private final Optional<RouteEntry> found = Optional.of(this);

    private RouteEntry(
            Route route, String virtualHost, @Nullable DirectResponseEntry directResponse, ClusterEntry[] clusters) {
        this.route = route;
        this.virtualHost = virtualHost;
        this.directResponse = Optional.ofNullable(directResponse);
        this.clusters = clusters;
        this.split = WeightedSplit.of(Arrays.stream(clusters)
                .mapToLong(it -> it.weightedCluster().weight())
                .toArray());
    }

    static RouteEntry of(Route route, VirtualHost host, RouteConfiguration table) {
        HeaderChain request =
                new HeaderChain(List.of(route.requestHeaders(), host.requestHeaders(), table.requestHeaders()));
        HeaderChain response =
                new HeaderChain(List.of(route.responseHeaders(), host.responseHeaders(), table.responseHeaders()));
        ClusterEntry[] clusters = route.action() instanceof Forward forward
                ? clusters(ForwardEntry.of(forward, route.match().path(), request, response))
                : NO_CLUSTERS;
        return new RouteEntry(route, host.name(), directResponse(route, response), clusters);
    }

    private static RouteEntry blockAll(String name, DirectResponse response) {
        DirectResponseEntry entry = DirectResponseEntry.of(response, HeaderChain.NONE);
        return new RouteEntry(everything(name, response), name, entry, NO_CLUSTERS);
    }

    private static Route everything(String name, RouteAction action) {
        RouteMatch match = new RouteMatch(new PathMatcher.Prefix("/", false), List.of(), List.of());
        return new Route(name, match, action, HeaderMutations.NONE, HeaderMutations.NONE, Origin.NONE);
    }

    /** What a virtual host answers that requires TLS. */
    static RouteEntry toHttps(VirtualHost host) {
        return new RouteEntry(TO_HTTPS, host.name(), DirectResponseEntry.toHttps(), NO_CLUSTERS);
    }

    private static @Nullable DirectResponseEntry directResponse(Route route, HeaderChain responseHeaders) {
        if (route.action() instanceof DirectResponse response) {
            return DirectResponseEntry.of(response, responseHeaders);
        }
        return route.action() instanceof Redirect redirect
                ? DirectResponseEntry.of(redirect, route.match(), responseHeaders)
                : null;
    }

    private static ClusterEntry[] clusters(ForwardEntry shared) {
        return shared.forward().clusters().stream()
                .map(it -> new ClusterEntry(it, shared))
                .toArray(ClusterEntry[]::new);
    }

    /** As it was configured. */
    public Route route() {
        return route;
    }

    /** Name of the virtual host that it belongs to. */
    public String virtualHost() {
        return virtualHost;
    }

    /** The answer of a route that does not forward. */
    public Optional<DirectResponseEntry> directResponse() {
        return directResponse;
    }

    /** All clusters that it sends to, in list order; none for a route that answers itself. */
    public List<ClusterEntry> clusters() {
        return List.of(clusters);
    }

    /** Whether the weights leave a choice. */
    public boolean isSplit() {
        return split.isChoice();
    }

    /**
     * The cluster that a random number falls on, by the weights in list order. Only for a route that forwards.
     *
     * @param random not negative; without meaning where there is no choice
     */
    public ClusterEntry split(long random) {
        return clusters[split.pick(random)];
    }

    boolean matchesBesidesPath(RequestHead head) {
        List<HeaderMatcher> headers = route.match().headers();
        for (int i = 0; i < headers.size(); i++) {
            if (!headers.get(i).matches(head)) {
                return false;
            }
        }
        List<QueryParameterMatcher> parameters = route.match().queryParameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!parameters.get(i).matches(head.path())) {
                return false;
            }
        }
        return true;
    }

    Optional<RouteEntry> found() {
        return found;
    }
}
