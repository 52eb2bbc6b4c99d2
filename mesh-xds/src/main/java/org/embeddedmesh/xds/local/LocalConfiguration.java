package org.embeddedmesh.xds.local;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotWriter;

/**
 * Puts what a source says into use, for every host and port of its index at once; nothing is demanded later. Used by one
 * thread at a time, which is the only user of the {@link SnapshotWriter}.
 */
public final class LocalConfiguration {

    private final SnapshotWriter writer;
    private Names inUse = new Names();

    public LocalConfiguration(SnapshotWriter writer) {
        this.writer = writer;
    }

    /**
     * Replaces what was in use, as one change. Of a resource that cannot be used, what was there before stays.
     *
     * @return what was refused or ignored, each with its resource and field
     */
    public List<String> use(ResourceSource source) {
        return use(source, it -> true);
    }

    /**
     * The same for some destinations only; the others are known, but not configured.
     *
     * @param wanted which
     */
    public List<String> use(ResourceSource source, Predicate<Authority> wanted) {
        Intake intake = new Intake(source, writer, wanted);
        intake.takeAll();
        drop(intake.names());
        inUse = intake.names();
        writer.publish();
        return intake.problems();
    }

    private void drop(Names kept) {
        gone(inUse.listeners(), kept.listeners()).forEach(writer::removeListener);
        gone(inUse.routes(), kept.routes()).forEach(writer::removeRoutes);
        gone(inUse.clusters(), kept.clusters()).forEach(writer::removeCluster);
        gone(inUse.endpoints(), kept.endpoints()).forEach(writer::removeEndpoints);
    }

    private static <T> Set<T> gone(Set<T> before, Set<T> now) {
        Set<T> gone = new HashSet<>(before);
        gone.removeAll(now);
        return gone;
    }
}
