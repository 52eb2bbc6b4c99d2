package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embeddedmesh.server.api.status.Subject;
import org.embeddedmesh.server.store.ResourceKey;

/**
 * A kind that the API serves.
 *
 * @param group empty for the core group
 * @param versions preferred one first, in which objects are stored
 * @param columns of its table, after the name
 * @param spec OpenAPI schema of {@code spec}
 */
public record ApiKind(
        String group,
        List<String> versions,
        String kind,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        List<Column> columns,
        ObjectNode spec) {

    public ApiKind {
        versions = List.copyOf(versions);
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        columns = List.copyOf(columns);
    }

    public String apiVersion(String version) {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public ObjectNode inStoredVersion(ObjectNode object) {
        return inVersion(object, versions.get(0));
    }

    /** The same object in another version: no kind here differs in more than its apiVersion. */
    public ObjectNode inVersion(ObjectNode object, String version) {
        ObjectNode answered = object.objectNode();
        answered.setAll(object);
        return answered.put("apiVersion", apiVersion(version));
    }

    /** As in {@link ResourceKey#resource}. */
    public String resource() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public ResourceKey key(String namespace, String name) {
        return new ResourceKey(resource(), namespace, name);
    }

    public Subject subject(String name) {
        return new Subject(group, plural, name);
    }

    public Subject invalidSubject(String name) {
        return new Subject(group, kind, name);
    }
}
