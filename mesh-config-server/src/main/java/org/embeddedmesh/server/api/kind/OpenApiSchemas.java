package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schemas of a document: each kind's own, and the metadata that all of them have. */
final class OpenApiSchemas {

    private static final String METADATA = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private final String version;
    private final ObjectNode schemas = Json.object();

    OpenApiSchemas(String version) {
        this.version = version;
        schemas.set(METADATA, metadata());
    }

    ObjectNode json() {
        return schemas;
    }

    void add(ApiKind kind) {
        ObjectNode schema = schemas.putObject(name(kind)).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        string(properties, "apiVersion", "The versioned schema of this representation of an object.");
        string(properties, "kind", "The kind of this object.");
        properties
                .putObject("metadata")
                .put("description", "Standard object's metadata.")
                .putArray("allOf")
                .addObject()
                .put("$ref", "#/components/schemas/" + METADATA);
        properties.set("spec", kind.spec());
        properties.putObject("status").put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
        schema.set(
                "x-kubernetes-group-version-kind",
                JsonNodeFactory.instance.arrayNode().add(groupVersionKind(kind)));
    }

    /** As in {@code io.istio.networking.v1.VirtualService}. */
    String name(ApiKind kind) {
        if (kind.group().isEmpty()) {
            return "io.k8s.api.core." + version + "." + kind.kind();
        }
        StringBuilder name = new StringBuilder();
        for (String part : kind.group().split("\\.", -1)) {
            name.insert(0, part + ".");
        }
        return name + version + "." + kind.kind();
    }

    ObjectNode groupVersionKind(ApiKind kind) {
        return Json.object().put("group", kind.group()).put("version", version).put("kind", kind.kind());
    }

    private static ObjectNode metadata() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        string(properties, "name", "Name must be unique within a namespace.");
        string(properties, "namespace", "The space within which the name must be unique.");
        string(properties, "generateName", "A prefix from which the server makes a unique name, if none is given.");
        map(properties, "labels", "Keys and values that organise and select objects.");
        map(properties, "annotations", "Keys and values that tools keep with the object.");
        string(properties, "uid", "Unique in time and space. Set by the server.");
        string(properties, "resourceVersion", "The version of this state. Set by the server.");
        properties
                .putObject("generation")
                .put("type", "integer")
                .put("format", "int64")
                .put("description", "Counts the desired states. Set by the server.");
        time(properties, "creationTimestamp", "When the object was created. Set by the server.");
        time(properties, "deletionTimestamp", "When deletion was asked for. Set by the server.");
        ObjectNode finalizers = string(properties, "finalizers", "Who must let go before the object is removed.");
        finalizers.put("type", "array").putObject("items").put("type", "string");
        properties
                .putObject("ownerReferences")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        properties
                .putObject("managedFields")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        return schema;
    }

    private static ObjectNode string(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static void time(ObjectNode properties, String name, String description) {
        string(properties, name, description).put("format", "date-time");
    }

    private static void map(ObjectNode properties, String name, String description) {
        ObjectNode map = string(properties, name, description).put("type", "object");
        map.putObject("additionalProperties").put("type", "string");
    }
}
