package org.embeddedmesh.istio.world;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.WorkloadEntry;

/**
 * One process behind services, whoever told of it: a ServiceEntry's endpoint, a WorkloadEntry, a registration.
 *
 * @param portsByName its own ports
 * @param portsByService its own port for a service's port number, where the name says nothing
 * @param anyPort listens on the service's target port, too, when nothing else is said
 */
record Workload(
        String name,
        String namespace,
        String address,
        Map<String, String> labels,
        String locality,
        int weight,
        String serviceAccount,
        boolean mutualTls,
        Map<String, Integer> portsByName,
        Map<Integer, Integer> portsByService,
        boolean anyPort) {

    private static final String TLS_MODE = "security.istio.io/tlsMode";

    /** An endpoint written into a ServiceEntry. */
    static Workload inline(WorkloadEntry entry) {
        return declared("", "", entry, entry.labels());
    }

    /** A WorkloadEntry; the labels of its metadata win over those of its spec. */
    static Workload of(Resource<WorkloadEntry> resource) {
        Metadata metadata = resource.metadata();
        Map<String, String> labels = new HashMap<>(resource.spec().labels());
        labels.putAll(metadata.labels());
        return declared(metadata.name(), metadata.namespace(), resource.spec(), labels);
    }

    /** A host name that whoever connects resolves. */
    static Workload host(String host) {
        return new Workload("", "", host, Map.of(), "", 1, "", false, Map.of(), Map.of(), true);
    }

    static Workload of(WorkloadInstance instance) {
        Map<String, Integer> byName = new HashMap<>();
        Map<Integer, Integer> byService = new HashMap<>();
        for (WorkloadInstance.Port port : instance.ports()) {
            byName.put(port.name(), port.targetPort());
            byService.put(port.servicePort(), port.targetPort());
        }
        return new Workload(
                instance.name(),
                instance.namespace(),
                instance.address(),
                instance.labels(),
                instance.locality(),
                1,
                instance.serviceAccount(),
                "istio".equals(instance.labels().get(TLS_MODE)),
                byName,
                byService,
                false);
    }

    private static Workload declared(String name, String namespace, WorkloadEntry entry, Map<String, String> labels) {
        String tlsMode = labels.getOrDefault(TLS_MODE, entry.serviceAccount().isEmpty() ? "disabled" : "istio");
        return new Workload(
                name,
                namespace,
                entry.address(),
                labels,
                entry.locality(),
                Math.max(1, entry.weight()),
                entry.serviceAccount(),
                tlsMode.equals("istio"),
                entry.ports(),
                Map.of(),
                true);
    }

    /** The endpoint it is for a port of a service, whose target port is given; empty: none. */
    OptionalInt portFor(ServicePort port, int targetPort) {
        Integer named = portsByName.get(port.name());
        Integer own = named == null ? portsByService.get(port.number()) : named;
        if (own != null) {
            return OptionalInt.of(own);
        }
        return anyPort ? OptionalInt.of(targetPort) : OptionalInt.empty();
    }

    Endpoint endpoint(int port) {
        return new Endpoint(address, port, labels, locality, weight, mutualTls, name, namespace, serviceAccount);
    }
}
