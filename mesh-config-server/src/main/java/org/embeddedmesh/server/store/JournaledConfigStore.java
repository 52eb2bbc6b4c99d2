package org.embeddedmesh.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.embeddedmesh.server.store.Change.Type;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything in memory, each change written to a journal first. One lock orders writers and watchers; readers do not take it. */
final class JournaledConfigStore implements ConfigStore {

    private static final Logger log = LoggerFactory.getLogger(JournaledConfigStore.class);
    private static final long WINDOW_LENGTH = 16_000_000;

    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private final Contents contents;
    private final ChangeWindow window;
    private final int compactEvery;
    private int sinceCompaction;

    JournaledConfigStore(Journal journal, int windowSize) {
        this.journal = journal;
        Journal.Recovery recovery = journal.recover();
        this.contents = new Contents(recovery.horizon());
        this.window = new ChangeWindow(windowSize, WINDOW_LENGTH, recovery.horizon());
        this.compactEvery = Math.max(1, windowSize / 4);
        recovery.entries().forEach(entry -> restore(entry, recovery.horizon()));
    }

    private void restore(Journal.Entry entry, long horizon) {
        Change change = change(entry, contents.get(entry.key()).orElse(null));
        contents.apply(change);
        if (entry.version() > horizon) {
            window.add(change);
        }
    }

    @Override
    public Optional<StoredResource> get(ResourceKey key) {
        return contents.get(key);
    }

    @Override
    public Listing list() {
        return contents.list();
    }

    @Override
    public Listing list(String resource, Optional<String> namespace) {
        return contents.list(resource, namespace);
    }

    @Override
    public StoredResource create(ResourceKey key, ObjectNode json) {
        return locked(() -> {
            if (contents.get(key).isPresent()) {
                throw new AlreadyExistsException(key);
            }
            return commit(Type.ADDED, key, json, null);
        });
    }

    @Override
    public StoredResource update(ResourceKey key, ObjectNode json, OptionalLong expectedVersion) {
        return locked(() -> commit(Type.MODIFIED, key, json, present(key, expectedVersion)));
    }

    @Override
    public StoredResource delete(ResourceKey key, OptionalLong expectedVersion) {
        return locked(() -> commit(Type.DELETED, key, null, present(key, expectedVersion)));
    }

    private StoredResource present(ResourceKey key, OptionalLong expectedVersion) {
        StoredResource present = contents.get(key).orElseThrow(() -> new NotFoundException(key));
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != present.resourceVersion()) {
            throw new ConflictException(key, expectedVersion.getAsLong(), present.resourceVersion());
        }
        return present;
    }

    private StoredResource commit(
            Type type, ResourceKey key, @Nullable ObjectNode json, @Nullable StoredResource previous) {
        long version = contents.version() + 1;
        Journal.Entry entry = new Journal.Entry(version, type, key, json == null ? null : stamped(json, version));
        Change change = change(entry, previous);
        journal.append(entry);
        contents.apply(change);
        window.add(change);
        listeners.forEach(listener -> report(change, listener));
        compactNowAndThen();
        return change.resource();
    }

    private static Change change(Journal.Entry entry, @Nullable StoredResource previous) {
        ObjectNode json = entry.json() != null ? entry.json() : lastState(entry, previous);
        return new Change(entry.type(), new StoredResource(entry.key(), json, entry.version()), previous);
    }

    private static ObjectNode lastState(Journal.Entry deletion, @Nullable StoredResource previous) {
        if (previous == null) {
            throw new IllegalStateException("deletion of what was not there: " + deletion.key());
        }
        return stamped(previous.json(), deletion.version());
    }

    private static ObjectNode stamped(ObjectNode json, long version) {
        ObjectNode copy = json.deepCopy();
        copy.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        return copy;
    }

    private static void report(Change change, Consumer<Change> listener) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            log.error(
                    "a watcher failed on {} {}",
                    change.type(),
                    change.resource().key(),
                    e);
        }
    }

    private void compactNowAndThen() {
        if (++sinceCompaction < compactEvery && !journal.isWasteful()) {
            return;
        }
        sinceCompaction = 0;
        try {
            journal.compact(window.horizon());
        } catch (StoreFailedException e) {
            log.warn("the change log keeps growing until its next compaction", e);
        }
    }

    @Override
    public Watch watch(long afterVersion, Consumer<Change> listener) {
        return locked(() -> {
            if (afterVersion < window.horizon() || afterVersion > contents.version()) {
                throw new ExpiredException(afterVersion, window.horizon());
            }
            window.after(afterVersion).forEach(change -> report(change, listener));
            Consumer<Change> own = listener::accept;
            listeners.add(own);
            return () -> locked(() -> listeners.remove(own));
        });
    }

    @Override
    public void close() {
        locked(() -> {
            journal.close();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        writing.lock();
        try {
            return action.get();
        } finally {
            writing.unlock();
        }
    }
}
