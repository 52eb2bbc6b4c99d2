package org.embeddedmesh.route;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.match.HeaderMatcher;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteAction.HostRewrite;
import org.embeddedmesh.route.RouteAction.PathRewrite;
import org.embeddedmesh.route.RouteAction.WeightedCluster;

/** Short ways to write route tables. */
public final class TestRoutes {

    private TestRoutes() {}

    public static RouteConfiguration table(String name, VirtualHost... hosts) {
        return new RouteConfiguration(name, List.of(hosts), true, HeaderMutations.NONE, HeaderMutations.NONE);
    }

    public static VirtualHost host(String name, List<String> domains, Route... routes) {
        return new VirtualHost(name, domains, List.of(routes), HeaderMutations.NONE, HeaderMutations.NONE);
    }

    /** A virtual host for everything. */
    public static VirtualHost any(Route... routes) {
        return host("any", List.of("*"), routes);
    }

    public static Route route(String name, PathMatcher path, RouteAction action, HeaderMatcher... headers) {
        return new Route(
                name,
                new RouteMatch(path, List.of(headers), List.of()),
                action,
                HeaderMutations.NONE,
                HeaderMutations.NONE,
                new Origin("VirtualService default/test", name));
    }

    /** A route for everything. */
    public static Route toAll(RouteAction action) {
        return route("all", prefix("/"), action);
    }

    public static Forward to(String cluster) {
        return to(cluster, Duration.ZERO, RetryPolicy.NEVER);
    }

    public static Forward to(String cluster, Duration timeout, RetryPolicy retry) {
        return new Forward(List.of(weighted(cluster, 1)), PathRewrite.NONE, HostRewrite.NONE, timeout, retry);
    }

    public static Forward split(WeightedCluster... clusters) {
        return new Forward(
                Arrays.asList(clusters), PathRewrite.NONE, HostRewrite.NONE, Duration.ZERO, RetryPolicy.NEVER);
    }

    public static WeightedCluster weighted(String cluster, long weight) {
        return new WeightedCluster(cluster, weight, HeaderMutations.NONE, HeaderMutations.NONE, HostRewrite.NONE);
    }

    public static PathMatcher prefix(String path) {
        return new PathMatcher.Prefix(path, false);
    }

    public static PathMatcher exact(String path) {
        return new PathMatcher.Exact(path, false);
    }

    public static PathMatcher regex(String expression) {
        return new PathMatcher.Regex(Pattern.compile(expression));
    }
}
