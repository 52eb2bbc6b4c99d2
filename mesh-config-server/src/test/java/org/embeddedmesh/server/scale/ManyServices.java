package org.embeddedmesh.server.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.istio.world.World;

/** A mesh of many services, each with a label of its own; one of five has two versions and a rule that splits between them. */
record ManyServices(int services, int workloads) {

    private static final int ONE_OF = 5;

    boolean isSplit(int service) {
        return service % ONE_OF == 0;
    }

    static String host(int service) {
        return "s" + service + ".default.svc.cluster.local";
    }

    Map<String, String> labels(int workload) {
        String version = workload / services % 2 == 0 ? "v1" : "v2";
        return Map.of("app", "s" + workload % services, "version", version);
    }

    /** @param changes how many rules were changed, one after the other and then the first again */
    World world(int changes) {
        List<Resource<?>> resources = new ArrayList<>();
        IntStream.range(0, services).filter(this::isSplit).forEach(service -> {
            resources.add(read(subsets(service)));
            resources.add(read(split(service, isTurned(service / ONE_OF, changes) ? 10 : 90)));
        });
        return World.of(
                resources,
                IntStream.range(0, workloads).mapToObj(this::workload).toList(),
                MeshSettings.defaults());
    }

    private boolean isTurned(int rule, int changes) {
        int rules = (services + ONE_OF - 1) / ONE_OF;
        return (changes - rule + rules - 1) / rules % 2 == 1;
    }

    private WorkloadInstance workload(int number) {
        int service = number % services;
        String address = "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255);
        List<WorkloadInstance.Port> ports = List.of(new WorkloadInstance.Port("http", 80, 8080, "HTTP"));
        return new WorkloadInstance(
                "s" + service + "-" + address + "-8080",
                "s" + service,
                "default",
                address,
                ports,
                labels(number),
                "",
                "",
                true);
    }

    private static Resource<?> read(String yaml) {
        JsonNode document = YamlReader.read(yaml).get(0);
        return ResourceReader.read(document).resource().orElseThrow();
    }

    private static String subsets(int service) {
        return """
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: s%1$d, namespace: default}
                spec:
                  host: s%1$d
                  subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
                """.formatted(service);
    }

    private static String split(int service, int weight) {
        return """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: s%1$d, namespace: default}
                spec:
                  hosts: [s%1$d]
                  http:
                  - route:
                    - {destination: {host: s%1$d, subset: v1}, weight: %2$d}
                    - {destination: {host: s%1$d, subset: v2}, weight: %3$d}
                """.formatted(service, weight, 100 - weight);
    }
}
