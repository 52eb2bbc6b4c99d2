package org.embeddedmesh.server.api.watch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.api.object.Selection;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.store.Change;
import org.embeddedmesh.server.store.Change.Type;
import org.embeddedmesh.server.store.StoredResource;

/** Changes as the lines of a watch. What comes to match the selector is ADDED to the watcher, what ceases to match is DELETED. */
final class WatchEvents {

    private final WatchRequest request;
    private final Selection selection;

    WatchEvents(WatchRequest request) {
        this.request = request;
        this.selection = request.selection();
    }

    Optional<byte[]> of(Change change) {
        StoredResource resource = change.resource();
        boolean matches = change.type() != Type.DELETED && matches(resource);
        boolean matched = change.previous() != null && matches(change.previous());
        if (!matches && !matched) {
            return Optional.empty();
        }
        Type type = !matched ? Type.ADDED : matches ? Type.MODIFIED : Type.DELETED;
        ObjectNode json = matches || change.previous() == null
                ? resource.json()
                : atVersion(change.previous().json(), change.resourceVersion());
        return Optional.of(line(type.name(), shown(json, change.resourceVersion())));
    }

    private boolean matches(StoredResource resource) {
        return selection.selector().test(resource.json());
    }

    private static ObjectNode atVersion(ObjectNode json, long version) {
        ObjectNode copy = json.deepCopy();
        copy.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        return copy;
    }

    /** @param object already in the version that was asked for */
    byte[] initial(ObjectNode object) {
        long version = object.at("/metadata/resourceVersion").asLong();
        return line(Type.ADDED.name(), request.form().apply(object, version));
    }

    private ObjectNode shown(ObjectNode json, long version) {
        return request.form().apply(selection.kind().inVersion(json, selection.version()), version);
    }

    byte[] bookmark(long version) {
        return line("BOOKMARK", bookmarked(version));
    }

    byte[] endOfState(long version) {
        ObjectNode object = bookmarked(version);
        object.withObjectProperty("metadata").putObject("annotations").put("k8s.io/initial-events-end", "true");
        return line("BOOKMARK", object);
    }

    private ObjectNode bookmarked(long version) {
        ApiKind kind = selection.kind();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", kind.kind()).put("apiVersion", kind.apiVersion(selection.version()));
        object.putObject("metadata")
                .put("resourceVersion", Long.toString(version))
                .putNull("creationTimestamp");
        return object;
    }

    static byte[] error(Status status) {
        return line("ERROR", status.toJson());
    }

    private static byte[] line(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("object", object);
        return (event + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
