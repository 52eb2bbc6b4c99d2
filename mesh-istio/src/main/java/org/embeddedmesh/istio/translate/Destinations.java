package org.embeddedmesh.istio.translate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/** Everything that one client can call: services, over HTTP or not, and hosts that only rules know. */
final class Destinations {

    static final int DEFAULT_PORT = 80;

    private final SidecarScope scope;
    private final Domains domains;
    private final RulePorts rulePorts;
    private final RuleRoutes rules;

    Destinations(SidecarScope scope, Domains domains, RuleRoutes rules) {
        this.scope = scope;
        this.domains = domains;
        this.rulePorts = new RulePorts(scope);
        this.rules = rules;
    }

    /** What is called over HTTP by a full name or an address. */
    Optional<Destination> find(HostAndPort asked) {
        Optional<Service> service = scope.service(asked.host());
        if (service.isPresent()) {
            return servicePort(service.get(), asked.port()).map(it -> destination(service.get(), it));
        }
        return byAddress(asked).or(() -> unregistered(asked)).or(() -> withinWildcardService(asked));
    }

    /** What is called by a full name or an address, connection by connection. */
    Optional<Destination> findOpaque(HostAndPort asked) {
        return scope.service(asked.host())
                .or(() -> scope.serviceByAddress(asked.host(), asked.port()))
                .or(() -> scope.serviceOrWildcard(asked.host()))
                .flatMap(service -> service.opaquePorts().stream()
                        .filter(it -> it.number() == asked.port())
                        .findFirst()
                        .map(it -> destination(service, it)));
    }

    /** All that is called connection by connection, by host. */
    Stream<Destination> allOpaque() {
        return scope.services().stream()
                .flatMap(service -> service.opaquePorts().stream().map(it -> destination(service, it)));
    }

    /** What a route table of this name is for. */
    Optional<Destination> named(SubsetKey key) {
        Optional<Service> service = scope.service(key.host());
        if (service.isPresent()) {
            return service.flatMap(it -> it.httpPort(key.port())).map(it -> destination(service.get(), it));
        }
        return unregistered(new HostAndPort(key.host(), key.port()));
    }

    /** All that is called over HTTP, services first, each by host. */
    Stream<Destination> all() {
        Stream<Destination> services = scope.services().stream()
                .flatMap(service -> service.httpPorts().stream().map(it -> destination(service, it)));
        return Stream.concat(services, unregistered());
    }

    /** Those that only rules know. */
    Stream<Destination> unregistered() {
        return scope.rules().stream()
                .flatMap(this::unregistered)
                .distinct()
                .sorted(Comparator.comparing(Destination::host).thenComparingInt(Destination::port));
    }

    /** The port that a service answers on: its own, or for port 80 its only one. */
    Optional<ServicePort> servicePort(Service service, int number) {
        return service.httpPort(number).or(() -> number == DEFAULT_PORT ? defaultPort(service) : Optional.empty());
    }

    /** The port that stands in for port 80, so that a URL needs no port; only for services of the cluster's domain. */
    Optional<ServicePort> defaultPort(Service service) {
        List<ServicePort> candidates = service.httpPorts();
        boolean stands =
                candidates.size() == 1 && service.port(DEFAULT_PORT).isEmpty() && domains.isOfCluster(service.host());
        return stands ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private Optional<Destination> byAddress(HostAndPort asked) {
        return scope.serviceByAddress(asked.host(), asked.port())
                .flatMap(service -> servicePort(service, asked.port()).map(it -> destination(service, it)));
    }

    private Optional<Destination> unregistered(HostAndPort asked) {
        List<Rule> candidates = scope.rules(asked.host(), asked.port());
        for (Rule rule : candidates) {
            Optional<String> host = rule.hosts().stream()
                    .filter(it ->
                            it.equals(asked.host()) || HostNames.isWildcard(it) && HostNames.within(asked.host(), it))
                    .max(Comparator.comparingInt(String::length));
            if (host.isPresent() && answers(rule, host.get(), asked.port())) {
                return Optional.of(new Destination(host.get(), asked.port(), Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private boolean answers(Rule rule, String host, int port) {
        return rulePorts.of(rule).contains(port)
                && rulePorts.isUnregistered(host)
                && !rules.of(rule, port).isEmpty();
    }

    private Stream<Destination> unregistered(Rule rule) {
        return rule.hosts().stream()
                .filter(rulePorts::isUnregistered)
                .flatMap(host -> rulePorts.of(rule).stream()
                        .filter(port -> scope.imports(rule, port))
                        .filter(port -> !rules.of(rule, port).isEmpty())
                        .map(port -> new Destination(host, port, Optional.empty())));
    }

    private Optional<Destination> withinWildcardService(HostAndPort asked) {
        return scope.serviceOrWildcard(asked.host())
                .flatMap(service -> service.httpPort(asked.port()).map(it -> destination(service, it)));
    }

    private static Destination destination(Service service, ServicePort port) {
        return new Destination(service.host(), port.number(), Optional.of(service));
    }
}
