package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code APIGroupDiscoveryList}: all groups, versions and kinds in one answer. Groups and versions come in order of preference. */
public final class AggregatedDiscovery {

    private final ApiKinds kinds;
    private final String version;

    /** @param version of {@code apidiscovery.k8s.io}: v2 or v2beta1, which look the same */
    public AggregatedDiscovery(ApiKinds kinds, String version) {
        this.kinds = kinds;
        this.version = version;
    }

    public String contentType() {
        return "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
    }

    public ObjectNode core() {
        ObjectNode list = list();
        list.withArray("items").add(group(""));
        return list;
    }

    public ObjectNode groups() {
        ObjectNode list = list();
        kinds.groups().stream()
                .filter(group -> !group.isEmpty())
                .forEach(group -> list.withArray("items").add(group(group)));
        return list;
    }

    private ObjectNode list() {
        ObjectNode json = Json.object("APIGroupDiscoveryList", "apidiscovery.k8s.io/" + version);
        json.putObject("metadata");
        json.putArray("items");
        return json;
    }

    private ObjectNode group(String group) {
        ObjectNode json = Json.object();
        ObjectNode metadata = json.putObject("metadata");
        if (!group.isEmpty()) {
            metadata.put("name", group);
        }
        metadata.putNull("creationTimestamp");
        kinds.versions(group).forEach(name -> json.withArray("versions").add(version(group, name)));
        return json;
    }

    private ObjectNode version(String group, String name) {
        ObjectNode json = Json.object().put("version", name).put("freshness", "Current");
        kinds.in(group, name).forEach(kind -> json.withArray("resources").add(resource(kind, name)));
        return json;
    }

    private static ObjectNode resource(ApiKind kind, String version) {
        ObjectNode json = Json.object().put("resource", kind.plural());
        json.putObject("responseKind")
                .put("group", kind.group())
                .put("version", version)
                .put("kind", kind.kind());
        json.put("scope", kind.namespaced() ? "Namespaced" : "Cluster").put("singularResource", kind.singular());
        json.set("verbs", Json.strings(Discovery.VERBS));
        json.set("shortNames", Json.strings(kind.shortNames()));
        json.set("categories", Json.strings(kind.categories()));
        return json;
    }
}
