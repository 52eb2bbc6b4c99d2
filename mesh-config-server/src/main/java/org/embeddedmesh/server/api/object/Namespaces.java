package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.api.status.Subject;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ResourceKey;
import org.embeddedmesh.server.store.StoredResource;

/** Keeps it true that every object's namespace exists: nothing is created in one while it is being emptied and deleted. */
final class Namespaces {

    static final String RESOURCE = "namespaces";
    static final Set<String> PERMANENT = Set.of("default", "istio-system");

    private final ConfigStore store;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Namespaces(ConfigStore store) {
        this.store = store;
    }

    /** What Kubernetes adds to each namespace. */
    static void complete(ObjectNode namespace) {
        ObjectNode metadata = namespace.withObjectProperty("metadata");
        metadata.withObjectProperty("labels")
                .put("kubernetes.io/metadata.name", metadata.path("name").asText());
        namespace.withObjectProperty("status").put("phase", "Active");
    }

    /**
     * Runs a creation while the namespace is sure to stay.
     *
     * @param namespace empty: of an object that lives in none
     * @throws StatusException 404
     */
    StoredResource within(String namespace, Supplier<StoredResource> creation) {
        lock.readLock().lock();
        try {
            if (!namespace.isEmpty()
                    && store.get(new ResourceKey(RESOURCE, "", namespace)).isEmpty()) {
                throw new StatusException(Status.notFound(new Subject("", RESOURCE, namespace)));
            }
            return creation.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Deletes what is in a namespace, and then runs the deletion of the namespace itself.
     *
     * @throws StatusException 403 for a permanent one; 409 when something in it has finalizers
     */
    <T> T emptied(String namespace, boolean dryRun, Supplier<T> deletion) {
        Subject subject = new Subject("", RESOURCE, namespace);
        if (PERMANENT.contains(namespace)) {
            throw new StatusException(Status.forbidden(subject, "this namespace may not be deleted"));
        }
        lock.writeLock().lock();
        try {
            List<ResourceKey> contents = contents(namespace, subject);
            if (!dryRun) {
                contents.forEach(key -> store.delete(key, OptionalLong.empty()));
            }
            return deletion.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private List<ResourceKey> contents(String namespace, Subject subject) {
        List<StoredResource> contents = store.list().resources().stream()
                .filter(resource -> resource.key().namespace().equals(namespace))
                .toList();
        Optional<StoredResource> held = contents.stream()
                .filter(resource -> OwnedMetadata.hasFinalizers(resource.json()))
                .findFirst();
        if (held.isPresent()) {
            String why = held.get().key() + " is still there, held by a finalizer";
            throw new StatusException(new Status(
                    Reason.CONFLICT,
                    "namespaces \"" + namespace + "\" cannot be deleted: " + why,
                    subject,
                    List.of(Cause.invalid("metadata.finalizers", why))));
        }
        return contents.stream().map(StoredResource::key).toList();
    }
}
