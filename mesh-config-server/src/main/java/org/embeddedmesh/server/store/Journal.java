package org.embeddedmesh.server.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where changes are made durable. Used by one thread at a time. */
interface Journal extends AutoCloseable {

    /**
     * One line of the journal.
     *
     * @param json the new state; null for a deletion
     */
    record Entry(
            long version,
            Change.Type type,
            ResourceKey key,
            @Nullable ObjectNode json) {}

    /**
     * What a store starts from.
     *
     * @param horizon changes up to this version cannot be watched any more
     * @param entries in the order of their versions; those up to the horizon are the last ones of their keys
     */
    record Recovery(long horizon, List<Entry> entries) {

        /** Of the last change there was. */
        long version() {
            return entries.isEmpty()
                    ? horizon
                    : Math.max(horizon, entries.get(entries.size() - 1).version());
        }
    }

    Recovery recover();

    /** @throws StoreFailedException when the change is not durable */
    void append(Entry entry);

    /** Whether it holds so much more than it needs that it should be compacted now. */
    boolean isWasteful();

    /**
     * Forgets what only changes up to the horizon need.
     *
     * @throws StoreFailedException when that cannot be done; nothing is lost
     */
    void compact(long horizon);

    @Override
    void close();
}
