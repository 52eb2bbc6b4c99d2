package org.embeddedmesh.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.retry.RetryPolicy;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.Route;
import org.embeddedmesh.route.RouteAction.Redirect;
import org.embeddedmesh.route.RouteEntry;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.snapshot.Cluster;

/** What acts on a call beyond its way, in words. */
final class Policies {

    private Policies() {}

    /** Of the route, for all of its clusters. */
    static List<Policy> of(RouteEntry entry, RequestHead head) {
        Route route = entry.route();
        List<Policy> policies = new ArrayList<>();
        entry.directResponse().ifPresent(response -> {
            String name = route.action() instanceof Redirect ? "redirect" : "direct response";
            String body = response.body().isEmpty() ? "" : " '" + response.body() + "'";
            policies.add(new Policy(name, response.status() + body, route.origin()));
            headers("response headers", response.responseHeaders(head), route.origin(), policies);
        });
        entry.clusters().stream().findFirst().ifPresent(first -> {
            filters(first.filters(), route.origin(), policies);
            timeouts(first, route.origin(), policies);
            retries(first.retries().policy(), route.origin(), policies);
            first.mirrors()
                    .forEach(it -> policies.add(
                            new Policy("mirror", share(it.percentage()) + " to " + it.cluster(), route.origin())));
        });
        return policies;
    }

    /** Of one cluster of a route. */
    static List<Policy> of(ClusterEntry entry, Optional<Cluster> cluster, Origin route) {
        List<Policy> policies = new ArrayList<>();
        headers("request headers", entry.requestHeaders(), route, policies);
        headers("response headers", entry.responseHeaders(), route, policies);
        cluster.ifPresent(it -> {
            policies.add(new Policy("load balancing", it.loadBalancing().name(), it.origin()));
            policies.add(new Policy("connect timeout", time(it.connectTimeout()), it.origin()));
        });
        return policies;
    }

    private static void filters(RouteFilters filters, Origin origin, List<Policy> policies) {
        if (filters.fault() != null && filters.fault().delay() != null) {
            FaultPolicy.Delay delay = filters.fault().delay();
            policies.add(new Policy("delay", time(delay.time()) + " for " + share(delay.percentage()), origin));
        }
        if (filters.fault() != null && filters.fault().abort() != null) {
            FaultPolicy.Abort abort = filters.fault().abort();
            String status =
                    abort.grpcStatus() == null ? String.valueOf(abort.status()) : "grpc-status " + abort.grpcStatus();
            policies.add(new Policy("abort", status + " for " + share(abort.percentage()), origin));
        }
        if (filters.cors() != null) {
            String origins =
                    filters.cors().allowOrigins().stream().map(Mismatch::words).collect(Collectors.joining(", "));
            policies.add(new Policy("cors", "allows " + origins, origin));
        }
    }

    private static String share(FractionalPercent share) {
        return BigDecimal.valueOf(share.numerator())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(share.denominator()))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static void timeouts(ClusterEntry entry, Origin origin, List<Policy> policies) {
        if (!entry.timeout().isZero()) {
            policies.add(new Policy("timeout", time(entry.timeout()), origin));
        }
        if (!entry.perTryTimeout().isZero()) {
            policies.add(new Policy("per-try timeout", time(entry.perTryTimeout()), origin));
        }
    }

    private static void retries(RetryPolicy policy, Origin origin, List<Policy> policies) {
        if (policy.numRetries() == 0 || policy.retryOn().isEmpty()) {
            return;
        }
        String on = new TreeSet<>(policy.retryOn()).stream().map(RetryOn::word).collect(Collectors.joining(","));
        String codes = policy.retriableStatusCodes().isEmpty()
                ? ""
                : " ("
                        + policy.retriableStatusCodes().stream()
                                .sorted()
                                .map(String::valueOf)
                                .collect(Collectors.joining(","))
                        + ")";
        policies.add(new Policy("retries", policy.numRetries() + " on " + on + codes, origin));
    }

    private static void headers(String name, HeaderChain chain, Origin origin, List<Policy> policies) {
        List<String> changes = new ArrayList<>();
        for (HeaderMutations level : chain.levels()) {
            level.remove().forEach(it -> changes.add("remove " + it));
            level.additions().forEach(it -> changes.add(it.action().words() + " " + it.name() + ": " + it.value()));
        }
        if (!changes.isEmpty()) {
            policies.add(new Policy(name, String.join(", ", changes), origin));
        }
    }

    private static String time(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
