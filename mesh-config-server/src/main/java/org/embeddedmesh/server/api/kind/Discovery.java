package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What {@code /api} and {@code /apis} say without aggregation; fabric8 and {@code kubectl auth can-i} ask so. */
public final class Discovery {

    static final List<String> VERBS =
            List.of("delete", "deletecollection", "get", "list", "patch", "create", "update", "watch");

    private final ApiKinds kinds;

    public Discovery(ApiKinds kinds) {
        this.kinds = kinds;
    }

    public ObjectNode coreVersions() {
        ObjectNode json = Json.object().put("kind", "APIVersions");
        json.set("versions", Json.strings(kinds.versions("")));
        json.putArray("serverAddressByClientCIDRs");
        return json;
    }

    public ObjectNode groups() {
        ObjectNode json = Json.object("APIGroupList", "v1");
        ArrayNode groups = json.putArray("groups");
        kinds.groups().stream().filter(group -> !group.isEmpty()).forEach(name -> groups.add(describe(name)));
        return json;
    }

    public Optional<ObjectNode> group(String name) {
        if (name.isEmpty() || !kinds.groups().contains(name)) {
            return Optional.empty();
        }
        ObjectNode json = Json.object("APIGroup", "v1");
        json.setAll(describe(name));
        return Optional.of(json);
    }

    private ObjectNode describe(String group) {
        List<ObjectNode> versions = kinds.versions(group).stream()
                .map(version ->
                        Json.object().put("groupVersion", group + "/" + version).put("version", version))
                .toList();
        ObjectNode json = Json.object().put("name", group);
        json.putArray("versions").addAll(versions);
        json.set("preferredVersion", versions.get(0));
        return json;
    }

    public Optional<ObjectNode> resources(String group, String version) {
        List<ApiKind> served = kinds.in(group, version);
        if (served.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = Json.object("APIResourceList", "v1");
        json.put("groupVersion", served.get(0).apiVersion(version));
        served.forEach(kind -> json.withArray("resources").add(describe(kind)));
        return Optional.of(json);
    }

    private static ObjectNode describe(ApiKind kind) {
        ObjectNode json = Json.object()
                .put("name", kind.plural())
                .put("singularName", kind.singular())
                .put("namespaced", kind.namespaced())
                .put("kind", kind.kind());
        json.set("verbs", Json.strings(VERBS));
        json.set("shortNames", Json.strings(kind.shortNames()));
        json.set("categories", Json.strings(kind.categories()));
        return json;
    }
}
