package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The resources of a YAML text with any number of documents, as {@code kubectl apply -f} takes it. */
public final class Manifest {

    private Manifest() {}

    /**
     * All resources, in the order of the text; unknown fields are mistakes.
     *
     * @param namespace of those that name none
     * @throws InvalidYamlException if the text is no YAML
     * @throws InvalidManifestException if one of them would be refused by the API, naming it, in the API's words
     */
    public static List<Resource<?>> read(String yaml, String namespace) {
        List<Resource<?>> resources = new ArrayList<>();
        for (JsonNode document : YamlReader.read(yaml)) {
            resources.add(read(document, namespace));
        }
        return List.copyOf(resources);
    }

    /**
     * One resource; unknown fields are mistakes.
     *
     * @param namespace for one that names none
     * @throws InvalidManifestException if it would be refused by the API, in the API's words
     */
    public static Resource<?> read(JsonNode document, String namespace) {
        JsonNode object = inNamespace(document, namespace);
        Reading reading = ResourceReader.read(object);
        if (!reading.unknownFields().isEmpty()) {
            throw invalid(
                    object,
                    reading.unknownFields().stream()
                            .map(Reading.UnknownField::message)
                            .toList());
        }
        return reading.resource()
                .orElseThrow(() -> invalid(
                        object,
                        reading.errors().stream()
                                .map(it -> it.field() + ": " + it.message())
                                .toList()));
    }

    private static JsonNode inNamespace(JsonNode document, String namespace) {
        if (!(document instanceof ObjectNode object)
                || !object.path("metadata").isObject()
                || object.path("metadata").hasNonNull("namespace")) {
            return document;
        }
        ObjectNode copy = object.deepCopy();
        copy.withObject("/metadata").put("namespace", namespace);
        return copy;
    }

    /** {@code VirtualService.networking.istio.io}. */
    private static String kind(String kind, String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? kind : kind + "." + apiVersion.substring(0, slash);
    }

    private static InvalidManifestException invalid(JsonNode object, List<String> mistakes) {
        String kind =
                kind(object.path("kind").asText(), object.path("apiVersion").asText());
        String name = object.at("/metadata/name").asText();
        String all = String.join(", ", mistakes);
        return new InvalidManifestException(
                kind + " \"" + name + "\" is invalid: " + (mistakes.size() == 1 ? all : "[" + all + "]"));
    }
}
