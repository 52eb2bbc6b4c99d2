package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ServiceEntry;
import org.embeddedmesh.istio.resource.WorkloadEntry;

/**
 * Which workloads stand behind a service. A ServiceEntry's own endpoints win; else its {@code workloadSelector} takes
 * WorkloadEntries and registered workloads of its namespace; else registered workloads of the same host serve it, and
 * where there are none, the host itself. Unhealthy workloads are left out.
 */
final class EndpointSources {

    private final Map<String, List<Workload>> registered = new HashMap<>();
    private final WorkloadIndex selectable = new WorkloadIndex();

    EndpointSources(
            Collection<Resource<WorkloadEntry>> entries, Collection<WorkloadInstance> instances, String domainSuffix) {
        entries.stream().map(Workload::of).sorted(BY_NAME).forEach(selectable::add);
        instances.stream().sorted(Comparator.comparing(WorkloadInstance::name)).forEach(it -> add(it, domainSuffix));
    }

    private static final Comparator<Workload> BY_NAME =
            Comparator.comparing(Workload::namespace).thenComparing(Workload::name);

    private void add(WorkloadInstance instance, String domainSuffix) {
        String host = HostNames.ofService(instance.service(), instance.namespace(), domainSuffix);
        List<Workload> siblings = registered.computeIfAbsent(host, key -> new ArrayList<>());
        if (instance.healthy()) {
            Workload workload = Workload.of(instance);
            siblings.add(workload);
            selectable.add(workload);
        }
    }

    /** Endpoints of a port of a service that is known from its workloads only. */
    List<Endpoint> ofRegistered(Service service, ServicePort port) {
        Endpoints endpoints = new Endpoints(port);
        registered.getOrDefault(service.host(), List.of()).forEach(it -> endpoints.add(it, port.number()));
        return endpoints.all();
    }

    /** Endpoints of a port of a service that these ServiceEntries of one namespace and host declare. */
    List<Endpoint> ofDeclared(Service service, ServicePort port, List<Resource<ServiceEntry>> entries) {
        Endpoints endpoints = new Endpoints(port);
        for (Resource<ServiceEntry> entry : entries) {
            OptionalInt target = targetPort(entry.spec(), port);
            if (target.isPresent()) {
                workloads(service, entry).forEach(it -> endpoints.add(it, target.getAsInt()));
            }
        }
        return endpoints.all();
    }

    private List<Workload> workloads(Service service, Resource<ServiceEntry> entry) {
        ServiceEntry spec = entry.spec();
        if (!spec.endpoints().isEmpty()) {
            return spec.endpoints().stream().map(Workload::inline).toList();
        }
        if (spec.workloadSelector() != null) {
            return selectable.select(
                    entry.metadata().namespace(), spec.workloadSelector().labels());
        }
        List<Workload> announced = registered.get(service.host());
        if (announced != null) {
            return announced;
        }
        boolean byName = service.resolution() != Resolution.STATIC && !HostNames.isWildcard(service.host());
        return byName ? List.of(Workload.host(service.host())) : List.of();
    }

    /** What the entry says about a port of this name; empty: it has none. */
    private static OptionalInt targetPort(ServiceEntry entry, ServicePort port) {
        return entry.ports().stream()
                .filter(it -> it.name().equals(port.name()))
                .mapToInt(it -> it.targetPort() == 0 ? it.number() : it.targetPort())
                .findFirst();
    }

    private record Endpoints(ServicePort port, Map<String, Endpoint> byAddress) {

        Endpoints(ServicePort port) {
            this(port, new LinkedHashMap<>());
        }

        void add(Workload workload, int targetPort) {
            workload.portFor(port, targetPort)
                    .ifPresent(number ->
                            byAddress.putIfAbsent(workload.address() + "|" + number, workload.endpoint(number)));
        }

        List<Endpoint> all() {
            return List.copyOf(byAddress.values());
        }
    }
}
