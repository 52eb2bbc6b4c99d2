package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ServiceEntry;

/**
 * The services of a world. Several namespaces may declare one host: a client sees that of its own namespace, else the
 * oldest that is exported to it; a declared service beats one that is only known from its workloads.
 */
public final class Services {

    private final Map<String, List<Service>> byHost;
    private final HostTable<Service> table = new HostTable<>();
    private final Map<String, List<Service>> byAddress = new HashMap<>();
    private final Map<Key, List<Resource<ServiceEntry>>> entries;
    private final EndpointSources sources;

    private record Key(String host, String namespace) {}

    /** The entries come oldest first. */
    Services(
            List<Resource<ServiceEntry>> oldestFirst,
            Collection<WorkloadInstance> instances,
            EndpointSources sources,
            String domainSuffix) {
        this.sources = sources;
        this.entries = group(oldestFirst);
        this.byHost = new TreeMap<>();
        entries.forEach((key, declaring) -> add(DeclaredService.of(key.host(), declaring)));
        for (Service registered : RegisteredServices.of(instances, domainSuffix)) {
            if (!entries.containsKey(new Key(registered.host(), registered.namespace()))) {
                add(registered);
            }
        }
    }

    private static Map<Key, List<Resource<ServiceEntry>>> group(List<Resource<ServiceEntry>> oldestFirst) {
        Map<Key, List<Resource<ServiceEntry>>> groups = new LinkedHashMap<>();
        for (Resource<ServiceEntry> entry : oldestFirst) {
            for (String host : DeclaredService.hosts(entry)) {
                groups.computeIfAbsent(new Key(host, entry.metadata().namespace()), key -> new ArrayList<>(1))
                        .add(entry);
            }
        }
        return groups;
    }

    private void add(Service service) {
        byHost.computeIfAbsent(service.host(), key -> new ArrayList<>(1)).add(service);
        table.add(service.host(), service);
        service.addresses()
                .forEach(it ->
                        byAddress.computeIfAbsent(it, key -> new ArrayList<>(1)).add(service));
    }

    /** The service of exactly this host that a client sees. */
    Optional<Service> visible(String host, SidecarScope client) {
        return preferred(of(host), client);
    }

    /** The visible service of this host, else of the most specific wildcard around it. */
    Optional<Service> visibleOrWildcard(String host, SidecarScope client) {
        return preferred(table.mostSpecific(host, it -> client.imported(it).isPresent()), client);
    }

    /** That which the client sees, else the oldest that is exported to it, else the oldest; with all its ports. */
    Optional<Service> destination(String host, SidecarScope client) {
        Optional<Service> visible = visible(host, client);
        String namespace = client.client().namespace();
        return of(host).stream()
                .filter(it -> visible.isPresent()
                        ? it.namespace().equals(visible.get().namespace())
                        : it.visibility().reaches(namespace))
                .findFirst()
                .or(() -> of(host).stream().findFirst());
    }

    /** The visible service that has this virtual address and port. */
    Optional<Service> byAddress(String address, int port, SidecarScope client) {
        return preferred(
                byAddress.getOrDefault(address, List.of()),
                client,
                it -> it.port(port).isPresent());
    }

    /** All that a client sees, one for each host, by host. */
    List<Service> visibleTo(SidecarScope client) {
        return byHost.values().stream()
                .flatMap(it -> preferred(it, client).stream())
                .toList();
    }

    /** The services of exactly this host, whoever may see them, the oldest first. */
    public List<Service> of(String host) {
        return byHost.getOrDefault(host, List.of());
    }

    /** Whether there is a service of this host, or, for a wildcard, within it. */
    public boolean covers(String host) {
        return HostNames.isWildcard(host)
                ? byHost.keySet().stream().anyMatch(it -> HostNames.within(it, host))
                : !table.mostSpecific(host, it -> true).isEmpty();
    }

    /** Who serves a port, in a stable order, each address and port once. */
    public List<Endpoint> endpoints(Service service, ServicePort port) {
        return service.declared()
                ? sources.ofDeclared(
                        service, port, entries.getOrDefault(new Key(service.host(), service.namespace()), List.of()))
                : sources.ofRegistered(service, port);
    }

    private static Optional<Service> preferred(List<Service> services, SidecarScope client) {
        return preferred(services, client, it -> true);
    }

    private static Optional<Service> preferred(List<Service> services, SidecarScope client, Predicate<Service> wanted) {
        String namespace = client.client().namespace();
        Service best = null;
        for (Service service : services) {
            Service it = client.imported(service).filter(wanted).orElse(null);
            if (it != null && (best == null || isNearer(it, best, namespace))) {
                best = it;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isNearer(Service candidate, Service best, String clientNamespace) {
        return candidate.declared()
                && candidate.namespace().equals(clientNamespace)
                && !best.namespace().equals(clientNamespace);
    }
}
