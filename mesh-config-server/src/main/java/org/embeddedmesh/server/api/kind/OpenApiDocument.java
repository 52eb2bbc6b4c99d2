package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The OpenAPI v3 document of one group and version. */
final class OpenApiDocument {

    private final String version;
    private final ObjectNode paths = Json.object();
    private final OpenApiSchemas schemas;

    private OpenApiDocument(String version) {
        this.version = version;
        this.schemas = new OpenApiSchemas(version);
    }

    static ObjectNode of(List<ApiKind> kinds, String version) {
        OpenApiDocument document = new OpenApiDocument(version);
        kinds.forEach(document::add);
        ObjectNode json = Json.object().put("openapi", "3.0.0");
        json.putObject("info").put("title", "Embedded Mesh").put("version", version);
        json.set("paths", document.paths);
        json.putObject("components").set("schemas", document.schemas.json());
        return json;
    }

    private void add(ApiKind kind) {
        schemas.add(kind);
        String root = (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion(version) + "/";
        String collection = root + (kind.namespaced() ? "namespaces/{namespace}/" : "") + kind.plural();
        if (kind.namespaced()) {
            operation(kind, root + kind.plural(), "get", "list");
        }
        operation(kind, collection, "get", "list");
        operation(kind, collection, "post", "post");
        operation(kind, collection, "delete", "deletecollection");
        for (String method : List.of("get", "put", "patch", "delete")) {
            operation(kind, collection + "/{name}", method, method);
        }
    }

    private void operation(ApiKind kind, String path, String method, String action) {
        ObjectNode item = paths.withObjectProperty(path);
        ObjectNode operation = item.putObject(method);
        operation.put("operationId", action + kind.kind() + (path.endsWith("{name}") ? "" : "s"));
        parameters(operation, path, action);
        if (method.equals("post") || method.equals("put")) {
            content(operation.putObject("requestBody"), "application/json", kind);
            content(operation.withObjectProperty("requestBody"), "application/yaml", kind);
        }
        if (method.equals("patch")) {
            patchBody(operation);
        }
        ObjectNode answer = operation.putObject("responses").putObject("200").put("description", "OK");
        if (!action.contains("delete") && !action.equals("list")) {
            content(answer, "application/json", kind);
        }
        operation.put("x-kubernetes-action", action);
        operation.set("x-kubernetes-group-version-kind", schemas.groupVersionKind(kind));
    }

    private void content(ObjectNode parent, String mediaType, ApiKind kind) {
        parent.withObjectProperty("content")
                .putObject(mediaType)
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schemas.name(kind));
    }

    private static void patchBody(ObjectNode operation) {
        ObjectNode content = operation.putObject("requestBody").putObject("content");
        for (String type : List.of("application/merge-patch+json", "application/json-patch+json")) {
            content.putObject(type).putObject("schema").put("type", "object");
        }
    }

    /** kubectl only sends {@code fieldValidation} where the patch operation declares it. */
    private static void parameters(ObjectNode operation, String path, String action) {
        operation.putArray("parameters");
        for (String name : List.of("namespace", "name")) {
            if (path.contains("{" + name + "}")) {
                parameter(operation, name, "path").put("required", true);
            }
        }
        if (List.of("post", "put", "patch").contains(action)) {
            List.of("dryRun", "fieldManager", "fieldValidation").forEach(name -> parameter(operation, name, "query"));
        } else if (action.equals("delete")) {
            parameter(operation, "dryRun", "query");
        } else if (action.equals("list")) {
            List.of("labelSelector", "fieldSelector", "resourceVersion", "watch")
                    .forEach(name -> parameter(operation, name, "query"));
        }
    }

    private static ObjectNode parameter(ObjectNode operation, String name, String in) {
        ObjectNode parameter = operation.withArray("parameters").addObject();
        parameter.put("name", name).put("in", in);
        parameter.putObject("schema").put("type", name.equals("watch") ? "boolean" : "string");
        return parameter;
    }
}
