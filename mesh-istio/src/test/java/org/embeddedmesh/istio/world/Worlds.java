package org.embeddedmesh.istio.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.resource.Reading;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.ResourceReader;
import org.embeddedmesh.istio.resource.YamlReader;

/** Worlds out of YAML, for tests. */
public final class Worlds {

    private Worlds() {}

    public static World of(String yaml, WorkloadInstance... workloads) {
        return World.of(resources(YamlReader.read(yaml)), List.of(workloads), MeshSettings.defaults());
    }

    /** What a client without labels knows of a world. */
    public static SidecarScope seenFrom(String namespace, World world) {
        return world.scope(new ClientScope(namespace, Map.of()));
    }

    public static List<Resource<?>> resources(List<JsonNode> documents) {
        List<Resource<?>> resources = new ArrayList<>();
        for (JsonNode document : documents) {
            Reading reading = ResourceReader.read(document);
            assertThat(reading.errors()).isEmpty();
            reading.resource().ifPresent(resources::add);
        }
        return resources;
    }

    public static WorkloadInstance workload(JsonNode node) {
        String service = node.path("service").asText();
        String namespace = node.path("namespace").asText("default");
        List<WorkloadInstance.Port> ports = new ArrayList<>();
        for (JsonNode it : node.path("ports")) {
            int number = it.path("servicePort").asInt();
            ports.add(new WorkloadInstance.Port(
                    it.path("name").asText("http"),
                    number,
                    it.path("targetPort").asInt(number),
                    it.path("protocol").asText("HTTP")));
        }
        String address = node.path("address").asText("127.0.0.1");
        return new WorkloadInstance(
                service + "-" + address + "-" + ports.get(0).targetPort(),
                service,
                namespace,
                address,
                ports,
                strings(node.path("labels")),
                node.path("locality").asText(""),
                node.path("serviceAccount").asText(""),
                node.path("healthy").asBoolean(true));
    }

    public static Map<String, String> strings(JsonNode node) {
        Map<String, String> strings = new LinkedHashMap<>();
        node.properties().forEach(it -> strings.put(it.getKey(), it.getValue().asText()));
        return strings;
    }

    /** One instance of a service in namespace default. */
    public static WorkloadInstance instance(
            String service, int servicePort, int targetPort, Map<String, String> labels) {
        return new WorkloadInstance(
                service + "-127.0.0.1-" + targetPort,
                service,
                "default",
                "127.0.0.1",
                List.of(new WorkloadInstance.Port("http", servicePort, targetPort, "HTTP")),
                labels,
                "",
                "",
                true);
    }
}
