package org.embeddedmesh.route;

import java.time.Duration;
import java.util.List;
import org.embeddedmesh.http.MutableHeaders;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.retry.RetryEvaluator;
import org.embeddedmesh.route.RouteAction.Mirror;
import org.embeddedmesh.route.RouteAction.WeightedCluster;
import org.jspecify.annotations.Nullable;

/** One of the clusters that a route sends to, with everything that the route wants of a call there. Immutable. */
public final class ClusterEntry {

    private static final String ORIGINAL_HOST = "x-envoy-original-host";
    private static final String ORIGINAL_PATH = "x-envoy-original-path";

    private final WeightedCluster cluster;
    private final ForwardEntry shared;
    private final HeaderChain requestHeaders;
    private final HeaderChain responseHeaders;

    /** @throws IllegalArgumentException if its weight is negative */
    ClusterEntry(WeightedCluster cluster, ForwardEntry shared) {
        if (cluster.weight() < 0) {
            throw new IllegalArgumentException("cluster " + cluster.cluster() + " has weight " + cluster.weight());
        }
        this.cluster = cluster;
        this.shared = shared;
        this.requestHeaders = shared.requestHeaders().after(cluster.requestHeaders());
        this.responseHeaders = shared.responseHeaders().after(cluster.responseHeaders());
    }

    /** Name of the cluster; empty if the request should name it, and does not. */
    public String cluster(RequestHead head) {
        String header = cluster.clusterHeader();
        return header.isEmpty() ? cluster.cluster() : head.field(header);
    }

    /** As it was configured. */
    public WeightedCluster weightedCluster() {
        return cluster;
    }

    /** Time for the whole call with all its attempts; zero: no limit. */
    public Duration timeout() {
        return shared.forward().timeout();
    }

    /** Time for one attempt; zero: no limit but that of the call, also where that is less. */
    public Duration perTryTimeout() {
        return shared.perTryTimeout();
    }

    /** Which outcomes of an attempt are followed by another one. */
    public RetryEvaluator retries() {
        return shared.retries();
    }

    /** Changes to the request. */
    public HeaderChain requestHeaders() {
        return requestHeaders;
    }

    /** What a call passes before it is sent. */
    public RouteFilters filters() {
        return shared.forward().filters();
    }

    /** Who else gets a copy of a call. */
    public List<Mirror> mirrors() {
        return shared.forward().mirrors();
    }

    /** Changes to the cluster's response. */
    public HeaderChain responseHeaders() {
        return responseHeaders;
    }

    /** The authority that the endpoint sees; the route's rewrite beats the cluster's. */
    public String authority(RequestHead head) {
        String host = routeHost();
        return host != null ? host : authorityBeforeRoute(head);
    }

    /** Path and query that the endpoint sees. */
    public String path(RequestHead head) {
        return shared.pathRewriter().rewrite(head.path());
    }

    /**
     * Changes the request's headers; a header's format may speak of this process's address. As Envoy does, {@code x-envoy-original-host} is set by the route's rewrite only, and
     * then holds the cluster's; {@code x-envoy-original-path} is set even if an expression did not match.
     */
    public void applyTo(MutableHeaders headers, RequestHead head, String address) {
        if (requestHeaders.isFormatted()) {
            requestHeaders.applyTo(headers, FormatContext.ofRequest(head, headers, address));
        } else {
            requestHeaders.applyTo(headers);
        }
        if (routeHost() != null) {
            headers.set(ORIGINAL_HOST, authorityBeforeRoute(head));
        }
        if (shared.pathRewriter().rewrites()) {
            headers.set(ORIGINAL_PATH, head.path());
        }
    }

    private @Nullable String routeHost() {
        return shared.forward().hostRewrite().literal();
    }

    private String authorityBeforeRoute(RequestHead head) {
        String host = cluster.hostRewrite().literal();
        return host != null ? host : head.authority();
    }
}
