package org.embeddedmesh.istio.analysis;

import java.util.List;
import org.embeddedmesh.istio.analysis.DestinationChecks.Traffic;
import org.embeddedmesh.istio.resource.Delegate;
import org.embeddedmesh.istio.resource.HttpRetry;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.TcpRoute;
import org.embeddedmesh.istio.resource.TcpRoute.L4MatchAttributes;
import org.embeddedmesh.istio.resource.TlsRoute;
import org.embeddedmesh.istio.resource.TlsRoute.TlsMatchAttributes;
import org.embeddedmesh.istio.resource.VirtualService;
import org.embeddedmesh.istio.world.RuleRoute;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.VirtualServices.Rule;
import org.embeddedmesh.istio.world.World;
import org.jspecify.annotations.Nullable;

/** What is doubtful about a VirtualService. */
final class VirtualServiceChecks {

    private final World world;
    private final Findings findings;

    VirtualServiceChecks(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
    }

    void check(Resource<VirtualService> resource) {
        Rule rule = world.virtualServices().rule(resource);
        if (isForMesh(resource.spec())) {
            checkHosts(rule);
        }
        new RouteReach(findings).check(rule.http());
        DestinationChecks destinations = new DestinationChecks(world, rule, Traffic.CALLS, findings);
        List<HttpRoute> http = resource.spec().http();
        for (int i = 0; i < http.size(); i++) {
            String path = "spec.http[" + i + "]";
            destinations.check(http.get(i), path);
            new MatchChecks(findings).check(http.get(i).match(), path + ".match");
            checkDelegate(http.get(i).delegate(), i, rule);
            checkTimeouts(http.get(i), path);
        }
        checkConnections(resource.spec(), rule);
    }

    private void checkConnections(VirtualService spec, Rule rule) {
        for (int i = 0; i < spec.tls().size(); i++) {
            TlsRoute route = spec.tls().get(i);
            List<Integer> ports =
                    route.match().stream().map(TlsMatchAttributes::port).toList();
            Traffic tls = Traffic.connections(it -> it.protocol().isTls() && isOneOf(it, ports));
            new DestinationChecks(world, rule, tls, findings).check(route.route(), "spec.tls[" + i + "]");
        }
        for (int i = 0; i < spec.tcp().size(); i++) {
            TcpRoute route = spec.tcp().get(i);
            List<Integer> ports =
                    route.match().stream().map(L4MatchAttributes::port).toList();
            Traffic tcp = Traffic.connections(it -> !it.protocol().isTls() && isOneOf(it, ports));
            new DestinationChecks(world, rule, tcp, findings).check(route.route(), "spec.tcp[" + i + "]");
        }
    }

    private static boolean isOneOf(ServicePort port, List<Integer> matched) {
        return matched.isEmpty() || matched.contains(0) || matched.contains(port.number());
    }

    private static boolean isForMesh(VirtualService spec) {
        return spec.gateways().isEmpty() || spec.gateways().contains("mesh");
    }

    /** Rules of the same reach: a private one before a public one is a well-defined pair. */
    private void checkHosts(Rule rule) {
        int index = 0;
        for (String host : rule.hosts()) {
            checkKnown(host, "spec.hosts[" + index + "]");
            List<String> others = world.virtualServices().named(host).stream()
                    .filter(it -> !isSame(it, rule) && it.visibility().competesWith(rule.visibility()))
                    .map(it -> name(it.resource().metadata()))
                    .distinct()
                    .sorted()
                    .toList();
            if (!others.isEmpty()) {
                findings.add(
                        MessageType.CONFLICTING_MESH_GATEWAY_VIRTUAL_SERVICE_HOSTS,
                        "spec.hosts[" + index + "]",
                        "the host is also that of " + String.join(", ", others) + "; the oldest of them decides alone");
            }
            index++;
        }
    }

    /** Only names of the mesh's own: one from elsewhere may well be called without having been declared. */
    private void checkKnown(String host, String path) {
        if (host.endsWith(".svc." + world.mesh().domainSuffix())
                && !world.services().covers(host)) {
            findings.add(
                    MessageType.VIRTUAL_SERVICE_HOST_NOT_FOUND,
                    path,
                    "no service \"" + host
                            + "\" is known; until it is, the rule is for its port 80 and the ports of the rule's other"
                            + " services only");
        }
    }

    private static boolean isSame(Rule one, Rule other) {
        return name(one.resource().metadata()).equals(name(other.resource().metadata()));
    }

    private static String name(Metadata metadata) {
        return metadata.namespace() + "/" + metadata.name();
    }

    private void checkDelegate(@Nullable Delegate delegate, int index, Rule rule) {
        if (delegate == null) {
            return;
        }
        String path = "spec.http[" + index + "].delegate";
        String namespace = rule.resource().metadata().namespace();
        world.virtualServices()
                .delegate(delegate, namespace)
                .ifPresentOrElse(
                        it -> checkDropped(it.spec().http().size(), index, rule, path),
                        () -> findings.add(
                                MessageType.REFERENCED_RESOURCE_NOT_FOUND,
                                path,
                                "no VirtualService without hosts of the name \"" + delegate.name()
                                        + "\" is exported to this namespace; the route is dropped"));
    }

    private void checkDropped(int routes, int index, Rule rule, String path) {
        long merged = rule.http().stream()
                .filter(it -> it.index() == index)
                .map(RuleRoute::delegate)
                .filter(it -> !it.isEmpty())
                .count();
        if (merged < routes) {
            findings.add(
                    MessageType.DELEGATE_ROUTES_DROPPED,
                    path,
                    (routes - merged) + " of " + routes
                            + " routes of the delegate match outside of this route and are dropped");
        }
    }

    private void checkTimeouts(HttpRoute route, String path) {
        HttpRetry retries = route.retries();
        if (retries == null || retries.perTryTimeout() == null || route.timeout() == null) {
            return;
        }
        if (retries.perTryTimeout().compareTo(route.timeout()) >= 0) {
            findings.add(
                    MessageType.INEFFECTIVE_SETTING,
                    path + ".retries.perTryTimeout",
                    "the route's timeout ends the call before or with it: no try is repeated after it");
        }
    }
}
