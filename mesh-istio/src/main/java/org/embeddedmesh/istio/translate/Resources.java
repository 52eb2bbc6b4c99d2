package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.World;

/** The translators of one world, client scope and shape, wired together; computes anew on each call. */
final class Resources {

    private final Domains domains;
    private final Destinations destinations;
    private final RouteTables tables;
    private final Clusters clusters;
    private final RuleChains chains;
    private final SidecarScope scope;
    private final Shape shape;
    private final HttpConnectionManager manager;
    private final String domainSuffix;

    Resources(World world, ClientScope client, Shape shape) {
        this.domainSuffix = world.mesh().domainSuffix();
        this.scope = world.scope(client);
        this.manager = shape.manager(world.mesh());
        RouteDestinations routeDestinations = new RouteDestinations(domainSuffix);
        RouteActions actions = new RouteActions(shape, routeDestinations);
        RuleRoutes rules = new RuleRoutes(scope.client(), actions);
        this.shape = shape;
        this.domains = new Domains(client.namespace(), domainSuffix);
        this.destinations = new Destinations(scope, domains, rules);
        this.tables = new RouteTables(scope, shape, domains, rules, actions);
        this.clusters = new Clusters(world, scope, shape);
        this.chains = new RuleChains(scope, routeDestinations);
    }

    Message hostIndex() {
        return HostIndexes.of(scope, domainSuffix, destinations);
    }

    /** The API listener of a full name or address with its port. */
    Optional<Message> listener(String name) {
        return HostAndPort.parse(name).flatMap(destinations::find).map(it -> Listeners.of(name, it, shape, manager));
    }

    /** The listener with filter chains of a full name or address with its port. */
    Optional<Message> tcpListener(String name) {
        return HostAndPort.parse(name)
                .flatMap(asked -> destinations
                        .findOpaque(asked)
                        .map(it -> Listeners.ofChains(name, chains.of(it, asked.host()))));
    }

    /** The listener of a name that may be short. */
    Optional<Message> listenerOfShortName(String name) {
        return HostAndPort.parse(name)
                .flatMap(asked -> domains.expansions(asked.host()).stream()
                        .flatMap(it -> destinations.find(new HostAndPort(it, asked.port())).stream())
                        .findFirst())
                .map(it -> Listeners.of(name, it, shape, manager));
    }

    Optional<RouteConfiguration> routes(String name) {
        return SubsetKey.parse(name)
                .filter(it -> it.subset().isEmpty())
                .flatMap(destinations::named)
                .map(tables::of);
    }

    Optional<Cluster> cluster(String name) {
        return SubsetKey.parse(name).flatMap(clusters::cluster);
    }

    Optional<Message> endpoints(String name) {
        return SubsetKey.parse(name).flatMap(clusters::endpoints).map(it -> LoadAssignments.of(name, it));
    }

    Collection<String> listenerNames() {
        return destinations
                .all()
                .map(it -> HostAndPort.format(it.host(), it.port()))
                .toList();
    }

    Collection<String> tcpListenerNames() {
        return destinations
                .allOpaque()
                .map(it -> HostAndPort.format(it.host(), it.port()))
                .toList();
    }

    Collection<String> routeNames() {
        return destinations.all().map(it -> it.key().toString()).toList();
    }

    Collection<String> clusterNames() {
        return scope.services().stream().flatMap(this::clusterNames).toList();
    }

    private Stream<String> clusterNames(Service service) {
        return service.ports().stream()
                .flatMap(port -> clusters.keys(service, port).stream())
                .map(SubsetKey::toString);
    }
}
