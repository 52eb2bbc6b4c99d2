package org.embeddedmesh.spring.discovery;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.client.ConfigurationDemand;

/** The endpoints that calls to a destination may reach. */
public final class LiveEndpoints {

    private static final long LONGEST_WAIT_SECONDS = 2;

    private final SnapshotHolder snapshots;
    private final ConfigurationDemand configuration;

    public LiveEndpoints(SnapshotHolder snapshots, ConfigurationDemand configuration) {
        this.snapshots = snapshots;
        this.configuration = configuration;
    }

    /** Waits for the destination's configuration, but not longer than 2 seconds. */
    List<Endpoint> of(Authority destination) {
        await(destination);
        Snapshot snapshot = snapshots.current();
        return snapshot.listeners().stream()
                .filter(it -> it.destination().equals(destination))
                .flatMap(it -> clusters(it, snapshot))
                .flatMap(it -> snapshot.endpoints(it).stream())
                .filter(it -> it.health() == HealthStatus.HEALTHY)
                .distinct()
                .toList();
    }

    private void await(Authority destination) {
        try {
            configuration.demand(destination).toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is there is all there is.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stream<String> clusters(OutboundListener listener, Snapshot snapshot) {
        return snapshot.routeConfigurations().stream()
                .filter(it -> it.name().equals(listener.routeConfiguration()))
                .flatMap(LiveEndpoints::clusters)
                .distinct();
    }

    private static Stream<String> clusters(RouteConfiguration routes) {
        return routes.virtualHosts().stream()
                .flatMap(it -> it.routes().stream())
                .map(it -> it.action())
                .filter(RouteAction.Forward.class::isInstance)
                .map(it -> ((RouteAction.Forward) it).clusters())
                .flatMap(Collection::stream)
                .map(RouteAction.WeightedCluster::cluster);
    }
}
