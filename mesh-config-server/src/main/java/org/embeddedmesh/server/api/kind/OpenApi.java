package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /openapi/v3}: an index, and one document for each group and version. Made once; each document is named by its hash. */
public final class OpenApi {

    private final Map<String, HashedDocument> documents = new LinkedHashMap<>();
    private final HashedDocument index;

    public OpenApi(ApiKinds kinds) {
        kinds.groups()
                .forEach(group -> kinds.versions(group)
                        .forEach(version -> documents.put(
                                path(group, version),
                                HashedDocument.of(OpenApiDocument.of(kinds.in(group, version), version)))));
        ObjectNode paths = Json.object();
        documents.forEach((path, document) ->
                paths.putObject(path).put("serverRelativeURL", "/openapi/v3/" + path + "?hash=" + document.hash()));
        index = HashedDocument.of(Json.object().set("paths", paths));
    }

    private static String path(String group, String version) {
        return group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
    }

    public HashedDocument index() {
        return index;
    }

    /** @param path as in {@code apis/networking.istio.io/v1} */
    public Optional<HashedDocument> document(String path) {
        return Optional.ofNullable(documents.get(path));
    }
}
