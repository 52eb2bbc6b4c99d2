package org.embeddedmesh.istio.world;

import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.world.VirtualServices.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What one client may call and which rules it hears of: all that is exported to its namespace, or as much of it as its
 * Sidecar imports. Services come with their imported ports only.
 */
public final class SidecarScope {

    private final World world;
    private final ClientScope client;
    private final EgressListeners listeners;
    private final OutboundTrafficPolicy outboundTrafficPolicy;
    private volatile @Nullable List<Service> services;

    SidecarScope(World world, ClientScope client, Optional<Resource<Sidecar>> sidecar) {
        Sidecar spec = sidecar.map(Resource::spec).orElse(null);
        this.world = world;
        this.client = client;
        this.listeners = new EgressListeners(spec, client.namespace());
        this.outboundTrafficPolicy = spec == null || spec.outboundTrafficPolicy() == null
                ? world.mesh().outboundTrafficPolicy()
                : OutboundTrafficPolicy.of(spec.outboundTrafficPolicy().mode());
    }

    public ClientScope client() {
        return client;
    }

    /** What becomes of calls to hosts that are not here. */
    public OutboundTrafficPolicy outboundTrafficPolicy() {
        return outboundTrafficPolicy;
    }

    /** The service of exactly this host. */
    public Optional<Service> service(String host) {
        return world.services().visible(host, this);
    }

    /** The service of this host, else of the most specific wildcard around it. */
    public Optional<Service> serviceOrWildcard(String host) {
        return world.services().visibleOrWildcard(host, this);
    }

    /** The service that has this virtual address and port. */
    public Optional<Service> serviceByAddress(String address, int port) {
        return world.services().byAddress(address, port, this);
    }

    /** All services, one for each host, by host. */
    public List<Service> services() {
        List<Service> known = services;
        if (known == null) {
            known = world.services().visibleTo(this);
            services = known;
        }
        return known;
    }

    /**
     * The service of this host as a rule's destination, with all its ports: a rule may send where its clients could not
     * go themselves.
     */
    public Optional<Service> destination(String host) {
        return world.services().destination(host, this);
    }

    /**
     * The rules that may decide calls to a host on a port, best first: those that name it, else those of the most
     * specific wildcard around it.
     */
    public List<Rule> rules(String host, int port) {
        return world.virtualServices().forHost(host, client.namespace(), it -> listeners.imports(it, port));
    }

    /**
     * The rules that may decide connections to a host on a port, best first. Other than for requests all of them count
     * together, whether they name the host, a wildcard around it, or one host within it.
     */
    public List<Rule> connectionRules(String host, int port) {
        return rules().stream()
                .filter(it -> it.overlaps(host) && listeners.imports(it, port))
                .toList();
    }

    /** All rules that the client may hear of, best first. */
    public List<Rule> rules() {
        return world.virtualServices().visibleTo(client.namespace());
    }

    /** Whether the client hears of a rule on a port. */
    public boolean imports(Rule rule, int port) {
        return listeners.imports(rule, port);
    }

    /** How much of a service the client may see; empty: nothing. */
    Optional<Service> imported(Service service) {
        return service.visibility().reaches(client.namespace()) ? listeners.imported(service) : Optional.empty();
    }
}
