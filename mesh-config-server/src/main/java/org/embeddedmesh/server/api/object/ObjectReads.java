package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.Listing;
import org.embeddedmesh.server.store.StoredResource;

/** Objects as they are now, in the version that was asked for. */
public final class ObjectReads {

    /**
     * Some objects at one version of the store.
     *
     * @param resourceVersion the store's version
     */
    public record Selected(List<ObjectNode> objects, long resourceVersion) {

        public Selected {
            objects = List.copyOf(objects);
        }
    }

    private final ConfigStore store;

    public ObjectReads(ConfigStore store) {
        this.store = store;
    }

    /** @throws StatusException 404 */
    public ObjectNode get(Target target) {
        return target.kind().inVersion(stored(store, target).json(), target.version());
    }

    public Selected list(Selection selection) {
        Listing listing = store.list(selection.kind().resource(), selection.namespace());
        List<ObjectNode> objects = listing.resources().stream()
                .map(StoredResource::json)
                .filter(selection.selector())
                .map(json -> selection.kind().inVersion(json, selection.version()))
                .toList();
        return new Selected(objects, listing.resourceVersion());
    }

    static StoredResource stored(ConfigStore store, Target target) {
        return store.get(target.key())
                .orElseThrow(
                        () -> new StatusException(Status.notFound(target.kind().subject(target.name()))));
    }
}
