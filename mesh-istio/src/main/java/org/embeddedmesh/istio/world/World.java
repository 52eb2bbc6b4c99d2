package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ServiceEntry;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.VirtualService;
import org.embeddedmesh.istio.resource.WorkloadEntry;

/** Everything that translations depend on, at one moment. Immutable; what it is made of may be shared. */
public final class World {

    private final MeshSettings mesh;
    private final Services services;
    private final VirtualServices virtualServices;
    private final DestinationRules destinationRules;
    private final Sidecars sidecars;
    private final SelectingLabels selectingLabels;
    private final AuthorizationPolicies authorizationPolicies;
    private final Map<Name, Resource<?>> byName = new HashMap<>();

    private record Name(Kind kind, String namespace, String name) {}

    private World(Collection<Resource<?>> resources, Collection<WorkloadInstance> workloads, MeshSettings mesh) {
        EndpointSources sources = new EndpointSources(
                select(resources, Kind.WORKLOAD_ENTRY, WorkloadEntry.class), workloads, mesh.domainSuffix());
        this.mesh = mesh;
        resources.forEach(it -> byName.put(
                new Name(it.kind(), it.metadata().namespace(), it.metadata().name()), it));
        this.services = new Services(
                select(resources, Kind.SERVICE_ENTRY, ServiceEntry.class), workloads, sources, mesh.domainSuffix());
        this.virtualServices =
                new VirtualServices(select(resources, Kind.VIRTUAL_SERVICE, VirtualService.class), mesh.domainSuffix());
        this.destinationRules =
                new DestinationRules(select(resources, Kind.DESTINATION_RULE, DestinationRule.class), mesh);
        this.selectingLabels = new SelectingLabels(resources);
        this.sidecars = new Sidecars(select(resources, Kind.SIDECAR, Sidecar.class), mesh.rootNamespace());
        this.authorizationPolicies = new AuthorizationPolicies(
                select(resources, Kind.AUTHORIZATION_POLICY, AuthorizationPolicy.class), mesh.rootNamespace());
    }

    /** The world of these resources and workloads; their order does not matter. */
    public static World of(
            Collection<Resource<?>> resources, Collection<WorkloadInstance> workloads, MeshSettings mesh) {
        return new World(resources, workloads, mesh);
    }

    private static <S> List<Resource<S>> select(Collection<Resource<?>> resources, Kind kind, Class<S> spec) {
        List<Resource<S>> selected = new ArrayList<>();
        for (Resource<?> it : resources) {
            if (it.kind() == kind) {
                selected.add(new Resource<>(it.kind(), it.apiVersion(), it.metadata(), spec.cast(it.spec())));
            }
        }
        selected.sort(Order.OLDEST_FIRST);
        return selected;
    }

    /** What a client may call, and by which rules. */
    public SidecarScope scope(ClientScope client) {
        ClientScope reduced = reduced(client);
        return new SidecarScope(this, reduced, sidecars.of(reduced));
    }

    /** The client with those of its labels only that rules select by: equal ones get the same configuration of this world. */
    public ClientScope reduced(ClientScope client) {
        return selectingLabels.reduce(client);
    }

    /** The resource of this name. */
    public Optional<Resource<?>> resource(Kind kind, String namespace, String name) {
        return Optional.ofNullable(byName.get(new Name(kind, namespace, name)));
    }

    /** The Sidecars of a namespace, the oldest first. */
    public List<Resource<Sidecar>> sidecars(String namespace) {
        return sidecars.in(namespace);
    }

    public MeshSettings mesh() {
        return mesh;
    }

    public Services services() {
        return services;
    }

    public VirtualServices virtualServices() {
        return virtualServices;
    }

    public DestinationRules destinationRules() {
        return destinationRules;
    }

    public AuthorizationPolicies authorizationPolicies() {
        return authorizationPolicies;
    }
}
