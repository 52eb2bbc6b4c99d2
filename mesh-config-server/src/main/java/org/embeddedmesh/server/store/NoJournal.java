package org.embeddedmesh.server.store;

import java.util.List;

/** Keeps nothing. Versions start at a point in time, so that those of an earlier process are never given again. */
record NoJournal(long firstVersion) implements Journal {

    @Override
    public Recovery recover() {
        return new Recovery(firstVersion, List.of());
    }

    @Override
    public void append(Entry entry) {}

    @Override
    public boolean isWasteful() {
        return false;
    }

    @Override
    public void compact(long horizon) {}

    @Override
    public void close() {}
}
