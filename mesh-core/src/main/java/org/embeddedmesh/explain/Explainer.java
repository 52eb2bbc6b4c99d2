package org.embeddedmesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.balance.LiveEndpoint;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.NormalizedHead;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.ClusterEntry;
import org.embeddedmesh.route.DirectResponseEntry;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.route.RouteEntry;
import org.embeddedmesh.route.RouteFilters;
import org.embeddedmesh.route.VirtualHostRoutes;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.LiveCluster;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.jspecify.annotations.Nullable;

/**
 * Says what would become of a call now, by the snapshot that decides calls; nothing is sent, counted, drawn or remembered.
 * Safe for several threads.
 */
public final class Explainer {

    private final SnapshotHolder snapshots;
    private final String namespace;

    /** @param namespace of the caller, in which short host names are looked up */
    public Explainer(SnapshotHolder snapshots, String namespace) {
        this.snapshots = snapshots;
        this.namespace = namespace;
    }

    /** What would become of this call. */
    public Explanation explain(RequestHead head) {
        Snapshot snapshot = snapshots.current();
        Destination destination = snapshot.look(head.authority(), head.port(), namespace);
        if (destination instanceof Destination.Configured configured) {
            return explain(head, configured, snapshot);
        }
        if (destination instanceof Destination.Awaited awaited) {
            return undecided(head, Verdict.NOT_CONFIGURED, awaited.authority());
        }
        Verdict verdict = destination instanceof Destination.Refused ? Verdict.BLOCKED : Verdict.PASSES_THROUGH;
        return new Explanation(
                request(head), verdict, null, "", List.of(), null, OutsideHint.of(head, snapshot, namespace));
    }

    private static Explanation undecided(RequestHead head, Verdict verdict, @Nullable Authority destination) {
        return new Explanation(request(head), verdict, destination, "", List.of(), null, "");
    }

    private static Explanation explain(RequestHead head, Destination.Configured configured, Snapshot snapshot) {
        Authority destination = configured.authority();
        Optional<RequestHead> normalized = NormalizedHead.of(head, configured.paths());
        if (normalized.isEmpty()) {
            return undecided(head, Verdict.BAD_PATH, destination);
        }
        RequestHead seen = normalized.get();
        VirtualHostRoutes routes = configured.routes();
        Optional<RouteEntry> taken = routes.match(seen);
        Verdict verdict = taken.map(Explainer::verdict).orElse(Verdict.NO_ROUTE);
        return new Explanation(
                request(seen),
                verdict,
                destination,
                routes.routes().stream()
                        .findFirst()
                        .map(RouteEntry::virtualHost)
                        .orElse(""),
                passedOver(routes.routes(), taken, seen),
                taken.map(it -> taken(it, seen, snapshot)).orElse(null),
                "");
    }

    private static Verdict verdict(RouteEntry route) {
        return route.clusters().isEmpty() ? Verdict.ANSWERED : Verdict.FORWARDED;
    }

    private static List<PassedOver> passedOver(List<RouteEntry> routes, Optional<RouteEntry> taken, RequestHead head) {
        List<PassedOver> passed = new ArrayList<>();
        if (taken.isPresent() && !routes.contains(taken.get())) {
            // Its virtual host requires TLS, and asked no route.
            return passed;
        }
        for (RouteEntry route : routes) {
            if (taken.isPresent() && taken.get() == route) {
                break;
            }
            passed.add(new PassedOver(
                    route.route().name(),
                    route.route().origin(),
                    Mismatch.of(route.route().match(), head)));
        }
        return passed;
    }

    private static TakenRoute taken(RouteEntry route, RequestHead head, Snapshot snapshot) {
        int status = route.directResponse().map(DirectResponseEntry::status).orElse(0);
        List<Target> targets = new ArrayList<>();
        long all = route.clusters().stream()
                .mapToLong(it -> it.weightedCluster().weight())
                .sum();
        for (ClusterEntry cluster : route.clusters()) {
            double chance = route.isSplit() ? (double) cluster.weightedCluster().weight() / all : 1;
            targets.add(target(cluster, chance, head, route.route().origin(), snapshot));
        }
        return new TakenRoute(
                route.route().name(),
                route.route().origin(),
                status,
                answered(route, head),
                Policies.of(route, head),
                targets);
    }

    private static double answered(RouteEntry route, RequestHead head) {
        return route.clusters().stream()
                .findFirst()
                .map(it -> 1 - (1 - aborted(it.filters())) * (1 - preflight(it.filters(), head)))
                .orElse(0.0);
    }

    private static double aborted(RouteFilters filters) {
        return filters.fault() == null || filters.fault().abort() == null
                ? 0
                : filters.fault().abort().percentage().share();
    }

    private static double preflight(RouteFilters filters, RequestHead head) {
        return filters.cors() == null || filters.cors().preflight(head).isEmpty()
                ? 0
                : filters.cors().enabled().share();
    }

    private static Target target(ClusterEntry entry, double chance, RequestHead head, Origin route, Snapshot snapshot) {
        String name = entry.cluster(head);
        Optional<LiveCluster> cluster = snapshot.cluster(name);
        List<Candidate> endpoints = cluster.map(Explainer::candidates).orElse(List.of());
        return new Target(
                name,
                chance,
                cluster.map(LiveCluster::cluster).map(Cluster::origin).orElse(Origin.NONE),
                entry.authority(head),
                entry.path(head),
                Policies.of(entry, cluster.map(LiveCluster::cluster), route),
                endpoints,
                cluster.isEmpty() ? missing(name, snapshot) : usable(endpoints) ? "" : "no_healthy_upstream");
    }

    private static String missing(String cluster, Snapshot snapshot) {
        return snapshot.isAwaited(cluster) ? Target.AWAITED : "cluster_not_found";
    }

    private static List<Candidate> candidates(LiveCluster cluster) {
        Map<LiveEndpoint, Double> chances = cluster.chances();
        return cluster.endpoints().stream()
                .map(it -> new Candidate(it.endpoint(), chances.getOrDefault(it, 0.0)))
                .toList();
    }

    private static boolean usable(List<Candidate> endpoints) {
        return endpoints.stream().anyMatch(it -> it.chance() > 0);
    }

    private static String request(RequestHead head) {
        return head.method() + " " + head.scheme() + "://" + head.authority() + head.path();
    }
}
