package org.embeddedmesh.server.store;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All resources at the present version. Changed by one thread, read by many; a listing is of one version. */
final class Contents {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final NavigableMap<ResourceKey, StoredResource> resources = new TreeMap<>();
    private long version;

    Contents(long version) {
        this.version = version;
    }

    long version() {
        return read(() -> version);
    }

    Optional<StoredResource> get(ResourceKey key) {
        return read(() -> Optional.ofNullable(resources.get(key)));
    }

    Listing list() {
        return read(() -> new Listing(List.copyOf(resources.values()), version));
    }

    Listing list(String resource, Optional<String> namespace) {
        ResourceKey first = new ResourceKey(resource, namespace.orElse(""), "");
        ResourceKey end = namespace
                .map(name -> new ResourceKey(resource, name + '\0', ""))
                .orElseGet(() -> new ResourceKey(resource + '\0', "", ""));
        return read(() -> new Listing(
                List.copyOf(resources.subMap(first, true, end, false).values()), version));
    }

    void apply(Change change) {
        lock.writeLock().lock();
        try {
            if (change.type() == Change.Type.DELETED) {
                resources.remove(change.resource().key());
            } else {
                resources.put(change.resource().key(), change.resource());
            }
            version = change.resourceVersion();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T read(Supplier<T> reader) {
        lock.readLock().lock();
        try {
            return reader.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
