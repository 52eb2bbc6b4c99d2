package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The services that workloads announce: the union of the ports of all instances, healthy or not. */
final class RegisteredServices {

    private RegisteredServices() {}

    static List<Service> of(Collection<WorkloadInstance> instances, String domainSuffix) {
        Map<String, List<WorkloadInstance>> byHost = new TreeMap<>();
        for (WorkloadInstance it : instances) {
            String host = HostNames.ofService(it.service(), it.namespace(), domainSuffix);
            byHost.computeIfAbsent(host, key -> new ArrayList<>()).add(it);
        }
        List<Service> services = new ArrayList<>(byHost.size());
        byHost.forEach((host, siblings) -> services.add(service(host, siblings)));
        return services;
    }

    private static Service service(String host, List<WorkloadInstance> siblings) {
        return new Service(
                host,
                siblings.get(0).namespace(),
                ports(siblings),
                List.of(),
                Resolution.STATIC,
                false,
                Visibility.PUBLIC,
                false);
    }

    private static List<ServicePort> ports(List<WorkloadInstance> siblings) {
        Map<Integer, ServicePort> byNumber = new TreeMap<>();
        for (WorkloadInstance sibling : siblings) {
            for (WorkloadInstance.Port it : sibling.ports()) {
                ServicePort port = new ServicePort(it.servicePort(), it.name(), Protocol.of(it.protocol()));
                byNumber.merge(port.number(), port, RegisteredServices::lesserName);
            }
        }
        return new ArrayList<>(byNumber.values());
    }

    /** Instances that disagree must not let their order decide. */
    private static ServicePort lesserName(ServicePort one, ServicePort other) {
        return one.name().compareTo(other.name()) <= 0 ? one : other;
    }
}
