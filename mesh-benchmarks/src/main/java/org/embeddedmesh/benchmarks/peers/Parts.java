package org.embeddedmesh.benchmarks.peers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** What a benchmark has started, to be ended in reverse order. */
public final class Parts implements AutoCloseable {

    private final Deque<Runnable> endings = new ArrayDeque<>();

    /** Keeps a part's ending for later and answers the part. */
    public <T> T add(T part, Consumer<T> ending) {
        endings.push(() -> ending.accept(part));
        return part;
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
    }
}
