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

    /** The service of exactly this host that a client of this namespace sees. */
    public Optional<Service> visible(String host, String clientNamespace) {
        return preferred(byHost.getOrDefault(host, List.of()), clientNamespace);
    }

    /** The visible service of this host, else of the most specific wildcard around it. */
    public Optional<Service> visibleOrWildcard(String host, String clientNamespace) {
        Predicate<Service> reaches = it -> it.visibility().reaches(clientNamespace);
        return preferred(table.mostSpecific(host, reaches), clientNamespace);
    }

    /** The service of this host as a rule's destination: a rule may send where its clients could not go themselves. */
    public Optional<Service> destination(String host, String clientNamespace) {
        return visible(host, clientNamespace)
                .or(() -> byHost.getOrDefault(host, List.of()).stream().findFirst());
    }

    /** The visible service that has this virtual address and port. */
    public Optional<Service> byAddress(String address, int port, String clientNamespace) {
        List<Service> owners = byAddress.getOrDefault(address, List.of()).stream()
                .filter(it -> it.port(port).isPresent())
                .toList();
        return preferred(owners, clientNamespace);
    }

    /** All that a client of this namespace sees, one for each host, by host. */
    public List<Service> visibleTo(String clientNamespace) {
        return byHost.values().stream()
                .flatMap(it -> preferred(it, clientNamespace).stream())
                .toList();
    }

    /** Who serves a port, in a stable order, each address and port once. */
    public List<Endpoint> endpoints(Service service, ServicePort port) {
        return service.declared()
                ? sources.ofDeclared(
                        service, port, entries.getOrDefault(new Key(service.host(), service.namespace()), List.of()))
                : sources.ofRegistered(service, port);
    }

    private static Optional<Service> preferred(List<Service> services, String clientNamespace) {
        Service best = null;
        for (Service it : services) {
            if (it.visibility().reaches(clientNamespace) && (best == null || isNearer(it, best, clientNamespace))) {
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
