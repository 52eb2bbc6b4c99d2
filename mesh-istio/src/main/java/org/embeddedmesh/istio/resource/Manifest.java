package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The resources of a YAML text with any number of documents, as {@code kubectl apply -f} takes it. */
public final class Manifest {

    private Manifest() {}

    /**
     * All resources, in the order of the text; unknown fields are mistakes.
     *
     * @param namespace of those that name none
     * @throws InvalidYamlException if the text is no YAML
     * @throws InvalidManifestException if one of them would be refused by the API, in the API's words
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
        String apiVersion = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        if (!reading.unknownFields().isEmpty()) {
            throw new InvalidManifestException(strict(kind, apiVersion, reading));
        }
        return reading.resource()
                .orElseThrow(() -> new InvalidManifestException(invalid(
                        kind(kind, apiVersion), object.at("/metadata/name").asText(), reading.errors())));
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

    private static String strict(String kind, String apiVersion, Reading reading) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return kind + " in version \"" + version + "\" cannot be handled as a " + kind + ": strict decoding error: "
                + reading.unknownFields().stream()
                        .map(Reading.UnknownField::message)
                        .collect(Collectors.joining(", "));
    }

    /** {@code VirtualService.networking.istio.io}. */
    private static String kind(String kind, String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? kind : kind + "." + apiVersion.substring(0, slash);
    }

    private static String invalid(String kind, String name, List<FieldError> errors) {
        String all = errors.stream().map(it -> it.field() + ": " + it.message()).collect(Collectors.joining(", "));
        return kind + " \"" + name + "\" is invalid: " + (errors.size() == 1 ? all : "[" + all + "]");
    }
}
