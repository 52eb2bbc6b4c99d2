package org.embeddedmesh.xds;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The streams of one method, oldest first. */
public final class Streams<S> {

    private final List<S> streams = new CopyOnWriteArrayList<>();

    public S add(S stream) {
        streams.add(stream);
        return stream;
    }

    public int count() {
        return streams.size();
    }

    public S last() {
        return streams.get(streams.size() - 1);
    }

    public S get(int index) {
        return streams.get(index);
    }
}
