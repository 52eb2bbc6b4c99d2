package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ResourceKey;

/** All writes of the API. Each throws a {@link org.embeddedmesh.server.api.status.StatusException} when it is refused. */
public final class ObjectWrites {

    private final ConfigStore store;
    private final ObjectCreation creation;
    private final ObjectUpdate update;
    private final ObjectDeletion deletion;

    public ObjectWrites(ConfigStore store, Clock clock, RandomGenerator random) {
        this.store = store;
        Namespaces namespaces = new Namespaces(store);
        creation = new ObjectCreation(store, namespaces, clock, random);
        update = new ObjectUpdate(store);
        deletion = new ObjectDeletion(store, namespaces, clock);
    }

    /** Creates the namespaces that are always there, where they are not there yet. */
    public void createPermanentNamespaces(ApiKind namespace) {
        Namespaces.PERMANENT.stream()
                .sorted()
                .filter(name -> store.get(new ResourceKey(Namespaces.RESOURCE, "", name))
                        .isEmpty())
                .forEach(name -> createNamespace(namespace, name));
    }

    private void createNamespace(ApiKind namespace, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", namespace.kind());
        object.putObject("metadata").put("name", name);
        create(new Target(namespace, "v1", "", ""), object, new WriteOptions(false, FieldValidation.STRICT));
    }

    /** @param collection a target without a name */
    public Written create(Target collection, ObjectNode sent, WriteOptions options) {
        return creation.create(collection, sent, options);
    }

    public Written replace(Target target, ObjectNode sent, WriteOptions options) {
        return update.update(target, current -> sent, options);
    }

    public Written patch(Target target, PatchType type, JsonNode patch, WriteOptions options) {
        return update.update(target, current -> type.apply(patch, current), options);
    }

    /** @return a Status of success, or the object where finalizers hold it */
    public ObjectNode delete(Target target, DeleteOptions options) {
        return deletion.delete(target, options);
    }
}
