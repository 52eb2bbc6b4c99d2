package org.embeddedmesh.server.api.watch;

import java.util.Iterator;
import java.util.stream.Stream;
import org.embeddedmesh.server.api.object.ObjectReads;
import org.embeddedmesh.server.api.object.ObjectReads.Selected;
import org.embeddedmesh.server.api.watch.WatchRequest.Start;

/**
 * What a watch tells first.
 *
 * @param version after which the changes follow
 * @param lines made one by one as the client takes them
 */
record WatchBeginning(long version, Iterator<byte[]> lines) {

    static WatchBeginning of(WatchRequest watch, WatchEvents events, ObjectReads reads) {
        if (watch.start() == Start.VERSION) {
            return new WatchBeginning(
                    watch.afterVersion(), Stream.<byte[]>empty().iterator());
        }
        Selected state = reads.list(watch.selection());
        Stream<byte[]> objects = state.objects().stream().map(events::initial);
        Stream<byte[]> end = watch.start() == Start.STATE_WITH_END
                ? Stream.of(state.resourceVersion()).map(events::endOfState)
                : Stream.empty();
        return new WatchBeginning(
                state.resourceVersion(), Stream.concat(objects, end).iterator());
    }
}
