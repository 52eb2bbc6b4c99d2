package org.embeddedmesh.istio.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.embeddedmesh.istio.resource.Destination;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.RouteDestination;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.VirtualServices.Rule;
import org.embeddedmesh.istio.world.World;
import org.jspecify.annotations.Nullable;

/** Whether the host, the port and the subset that a rule sends to are there. */
final class DestinationChecks {

    private static final int PORT_OF_UNKNOWN_HOSTS = 80;

    private final World world;
    private final Rule rule;
    private final String namespace;
    private final Findings findings;
    private final Traffic traffic;
    private final Set<Integer> calledPorts = new HashSet<>();

    /**
     * What a route is about.
     *
     * @param end what becomes of it without a destination
     * @param ports that it comes to
     */
    record Traffic(String what, String end, Function<Service, List<ServicePort>> ports) {

        static final Traffic CALLS = new Traffic("calls", "answered 503", Service::httpPorts);

        static Traffic connections(Predicate<ServicePort> ports) {
            return new Traffic(
                    "connections",
                    "closed",
                    service -> service.opaquePorts().stream().filter(ports).toList());
        }
    }

    DestinationChecks(World world, Rule rule, Traffic traffic, Findings findings) {
        this.world = world;
        this.rule = rule;
        this.namespace = rule.resource().metadata().namespace();
        this.findings = findings;
        this.traffic = traffic;
        for (String host : rule.hosts()) {
            if (traffic == Traffic.CALLS && !world.services().covers(host)) {
                calledPorts.add(PORT_OF_UNKNOWN_HOSTS);
            }
            world.services().of(host).stream()
                    .flatMap(it -> traffic.ports.apply(it).stream())
                    .map(ServicePort::number)
                    .forEach(calledPorts::add);
        }
    }

    void check(HttpRoute route, String path) {
        for (int i = 0; i < route.route().size(); i++) {
            check(route.route().get(i).destination(), path + ".route[" + i + "].destination");
        }
        check(route.mirror(), path + ".mirror");
        for (int i = 0; i < route.mirrors().size(); i++) {
            check(route.mirrors().get(i).destination(), path + ".mirrors[" + i + "].destination");
        }
    }

    void check(List<RouteDestination> route, String path) {
        for (int i = 0; i < route.size(); i++) {
            check(route.get(i).destination(), path + ".route[" + i + "].destination");
        }
    }

    private void check(@Nullable Destination destination, String path) {
        if (destination == null) {
            return;
        }
        String host =
                HostNames.resolve(destination.host(), namespace, world.mesh().domainSuffix());
        List<Service> services = world.services().of(host);
        if (services.isEmpty()) {
            findings.add(
                    MessageType.REFERENCED_RESOURCE_NOT_FOUND,
                    path + ".host",
                    "no service \"" + host + "\" is known; until it is, these " + traffic.what + " are " + traffic.end);
            return;
        }
        checkPort(destination, host, services, path);
        checkSubset(destination, host, services, path);
    }

    private void checkPort(Destination destination, String host, List<Service> services, String path) {
        Set<Integer> ports = new HashSet<>();
        services.forEach(it -> it.ports().forEach(port -> ports.add(port.number())));
        if (destination.port() != null) {
            if (!ports.contains(destination.port().number())) {
                noPort(host, destination.port().number(), path + ".port");
            }
        } else if (ports.size() > 1 && !rule.hosts().contains(host)) {
            findings.add(
                    MessageType.VIRTUAL_SERVICE_DESTINATION_PORT_SELECTOR_REQUIRED,
                    path + ".port",
                    "\"" + host + "\" has several ports: without a number it is the port that was called");
        } else {
            calledPorts.stream()
                    .filter(it -> !ports.contains(it))
                    .sorted()
                    .findFirst()
                    .ifPresent(it -> noPort(host, it, path + ".port"));
        }
    }

    private void noPort(String host, int port, String path) {
        findings.add(
                MessageType.REFERENCED_RESOURCE_NOT_FOUND,
                path,
                "\"" + host + "\" has no port " + port + ": " + traffic.what + " to it are " + traffic.end);
    }

    private void checkSubset(Destination destination, String host, List<Service> services, String path) {
        String subset = destination.subset();
        boolean known = subset.isEmpty()
                || services.stream().anyMatch(it -> world.destinationRules().declares(subset, namespace, it));
        if (!known) {
            findings.add(
                    MessageType.REFERENCED_RESOURCE_NOT_FOUND,
                    path + ".subset",
                    "no DestinationRule for \"" + host + "\" has the subset \"" + subset + "\"; until one has, these "
                            + traffic.what + " are " + traffic.end);
        }
    }
}
