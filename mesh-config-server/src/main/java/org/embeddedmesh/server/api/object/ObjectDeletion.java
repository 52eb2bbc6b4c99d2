package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.OptionalLong;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.api.status.Subject;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConflictException;
import org.embeddedmesh.server.store.NotFoundException;
import org.embeddedmesh.server.store.StoredResource;

/** Deletes an object, or marks it where finalizers hold it. */
final class ObjectDeletion {

    private final ConfigStore store;
    private final Namespaces namespaces;
    private final Clock clock;

    ObjectDeletion(ConfigStore store, Namespaces namespaces, Clock clock) {
        this.store = store;
        this.namespaces = namespaces;
        this.clock = clock;
    }

    /** @return a Status of success, or the object that is still there */
    ObjectNode delete(Target target, DeleteOptions options) {
        ObjectReads.stored(store, target);
        if (target.kind().resource().equals(Namespaces.RESOURCE)) {
            return namespaces.emptied(target.name(), options.dryRun(), () -> deleteObject(target, options));
        }
        return deleteObject(target, options);
    }

    private ObjectNode deleteObject(Target target, DeleteOptions options) {
        while (true) {
            StoredResource current = ObjectReads.stored(store, target);
            requirePreconditions(target, current, options);
            try {
                return OwnedMetadata.hasFinalizers(current.json())
                        ? mark(target, current, options)
                        : remove(target, current, options);
            } catch (ConflictException | NotFoundException e) {
                continue;
            }
        }
    }

    private static void requirePreconditions(Target target, StoredResource current, DeleteOptions options) {
        Subject subject = target.kind().subject(target.name());
        if (!options.uid().isEmpty() && !options.uid().equals(uid(current))) {
            throw new StatusException(Status.stale(subject, "preconditions.uid"));
        }
        if (!options.resourceVersion().isEmpty()
                && !options.resourceVersion().equals(Long.toString(current.resourceVersion()))) {
            throw new StatusException(Status.stale(subject, "preconditions.resourceVersion"));
        }
    }

    private ObjectNode mark(Target target, StoredResource current, DeleteOptions options) {
        ObjectNode marked = current.json().deepCopy();
        if (!OwnedMetadata.isDeleted(marked)) {
            OwnedMetadata.markDeleted(marked, clock.instant());
            if (!options.dryRun()) {
                marked = store.update(target.key(), marked, OptionalLong.of(current.resourceVersion()))
                        .json();
            }
        }
        return target.kind().inVersion(marked, target.version());
    }

    private ObjectNode remove(Target target, StoredResource current, DeleteOptions options) {
        if (!options.dryRun()) {
            store.delete(target.key(), OptionalLong.of(current.resourceVersion()));
        }
        Subject subject = target.kind().subject(target.name());
        return Status.success(new Subject(subject.group(), subject.kind(), subject.name(), uid(current)));
    }

    private static String uid(StoredResource resource) {
        return resource.json().at("/metadata/uid").asText();
    }
}
