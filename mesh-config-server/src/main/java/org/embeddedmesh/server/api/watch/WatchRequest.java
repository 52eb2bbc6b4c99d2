package org.embeddedmesh.server.api.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.BiFunction;
import org.embeddedmesh.server.api.object.Selection;

/**
 * What a client wants to watch.
 *
 * @param start where it starts
 * @param afterVersion used by {@link Start#VERSION} only
 * @param bookmarks whether it understands BOOKMARK events
 * @param timeout when it is ended
 * @param form how an object is shown, at a version of the store
 */
public record WatchRequest(
        Selection selection,
        Start start,
        long afterVersion,
        boolean bookmarks,
        Duration timeout,
        BiFunction<ObjectNode, Long, ObjectNode> form) {

    /** Where a watch starts. */
    public enum Start {
        /** With the changes after a version. */
        VERSION,
        /** With the present state, as events of their own. */
        STATE,
        /** As {@link #STATE}, and a bookmark says where the state ends. */
        STATE_WITH_END
    }
}
