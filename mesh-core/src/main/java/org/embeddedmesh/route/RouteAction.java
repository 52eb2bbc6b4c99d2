package org.embeddedmesh.route;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** What happens to a request that a route took. */
public sealed interface RouteAction {

    /**
     * Sends it to a cluster.
     *
     * @param clusters one, or several among which the weights decide
     * @param timeout of the whole call with all its attempts; zero: none
     * @param filters what a call passes before
     * @param mirrors who else gets a copy of it
     */
    record Forward(
            List<WeightedCluster> clusters,
            PathRewrite pathRewrite,
            HostRewrite hostRewrite,
            Duration timeout,
            RetryPolicy retry,
            RouteFilters filters,
            List<Mirror> mirrors)
            implements RouteAction {

        public Forward {
            if (clusters.isEmpty()) {
                throw new IllegalArgumentException("a forwarding route needs a cluster");
            }
            clusters = List.copyOf(clusters);
            mirrors = List.copyOf(mirrors);
        }

        /** One with nothing before it, and without copies. */
        public Forward(
                List<WeightedCluster> clusters,
                PathRewrite pathRewrite,
                HostRewrite hostRewrite,
                Duration timeout,
                RetryPolicy retry) {
            this(clusters, pathRewrite, hostRewrite, timeout, retry, RouteFilters.NONE, List.of());
        }
    }

    /** Answers without any upstream. */
    record DirectResponse(int status, String body) implements RouteAction {}

    /**
     * Answers with another URL; what is not set stays as it is in the request.
     *
     * @param status 301, 302, 303, 307 or 308
     * @param scheme empty: unchanged
     * @param host may hold a port; empty: unchanged
     * @param port 0: unchanged
     * @param path takes the place of the path, and of the query if it has one; empty: unchanged
     * @param pathRewrite changes the path where {@code path} is empty
     * @param stripQuery leaves the request's query out
     */
    record Redirect(
            int status, String scheme, String host, int port, String path, PathRewrite pathRewrite, boolean stripQuery)
            implements RouteAction {}

    /**
     * Sends copies of calls to a cluster, whose answers nobody waits for: Envoy's {@code RequestMirrorPolicy}.
     *
     * @param percentage of the calls
     * @param appendsShadow whether the host of a copy ends in {@code -shadow}
     */
    record Mirror(String cluster, FractionalPercent percentage, boolean appendsShadow) {}

    /**
     * Names a cluster and its share; the weights need not add up to 100.
     *
     * @param cluster empty: the header names it
     * @param clusterHeader lower case, of the request; empty: the cluster is always the same
     */
    record WeightedCluster(
            String cluster,
            String clusterHeader,
            long weight,
            HeaderMutations requestHeaders,
            HeaderMutations responseHeaders,
            HostRewrite hostRewrite) {

        public WeightedCluster {
            if (cluster.isEmpty() == clusterHeader.isEmpty()) {
                throw new IllegalArgumentException("either a cluster or a header that names it is needed");
            }
        }

        /** One that is always the same. */
        public WeightedCluster(
                String cluster,
                long weight,
                HeaderMutations requestHeaders,
                HeaderMutations responseHeaders,
                HostRewrite hostRewrite) {
            this(cluster, "", weight, requestHeaders, responseHeaders, hostRewrite);
        }

        /** Alone, with nothing to change. */
        public static WeightedCluster only(String cluster, String clusterHeader) {
            return new WeightedCluster(
                    cluster, clusterHeader, 1, HeaderMutations.NONE, HeaderMutations.NONE, HostRewrite.NONE);
        }
    }

    /** How the path is changed; the query stays. */
    sealed interface PathRewrite {

        PathRewrite NONE = new None();

        record None() implements PathRewrite {}

        /** Replaces what the route's path matcher matched. */
        record Prefix(String replacement) implements PathRewrite {}

        /** Replaces each match; the substitution is RE2's, with {@code \1}. */
        record Regex(Pattern pattern, String substitution) implements PathRewrite {}

        /** Takes variables of the route's template, which must be its path matcher. */
        record Template(PathTemplateRewrite rewrite) implements PathRewrite {}
    }

    /**
     * The authority that the endpoint sees.
     *
     * @param literal null: unchanged
     */
    record HostRewrite(@Nullable String literal) {

        public static final HostRewrite NONE = new HostRewrite(null);
    }
}
