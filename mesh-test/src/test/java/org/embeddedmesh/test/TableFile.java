package org.embeddedmesh.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.YamlReader;

/** One mesh of the table: documents of Istio's, then one with {@code services} and {@code calls}. */
record TableFile(String name, MeshSimulation mesh, List<TableRow> rows) {

    static TableFile read(Path path) {
        return of(String.valueOf(path.getFileName()), text(path));
    }

    static TableFile of(String name, String yaml) {
        List<Resource<?>> resources = new ArrayList<>();
        List<TableRow> rows = new ArrayList<>();
        MeshSimulation mesh = MeshSimulation.of();
        for (JsonNode document : YamlReader.read(yaml)) {
            if (document.has("calls")) {
                mesh = mesh(document, resources);
                document.path("calls").forEach(it -> rows.add(new TableRow(it)));
            } else {
                resources.add(Manifest.read(document, "default"));
            }
        }
        return new TableFile(name, mesh, List.copyOf(rows));
    }

    private static MeshSimulation mesh(JsonNode document, List<Resource<?>> resources) {
        SimulatedService[] services = StreamSupport.stream(
                        document.path("services").spliterator(), false)
                .map(it -> service(it.asText()))
                .toArray(SimulatedService[]::new);
        MeshSimulation mesh = MeshSimulation.ofResources(resources).with(services);
        return document.path("registryOnly").asBoolean() ? mesh.registryOnly() : mesh;
    }

    /** {@code helloworldservice.other:9095 v1 v2}. */
    private static SimulatedService service(String text) {
        String[] words = text.split(" ");
        String[] place = words[0].split(":");
        String[] host = place[0].split("\\.");
        SimulatedService service = SimulatedService.service(host[0], Integer.parseInt(place[1]));
        service = host.length > 1 ? service.namespace(host[1]) : service;
        for (int i = 1; i < words.length; i++) {
            service = service.version(words[i]);
        }
        return service;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
