package org.embeddedmesh.route;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.http.RequestHead;
import org.jspecify.annotations.Nullable;

/** Exact and prefix routes by their paths, as a radix tree: finding costs the length of the path, not the number of routes. */
final class PathTree {

    enum Kind {
        EXACT,
        PREFIX,
        PATH_SEPARATED_PREFIX
    }

    /** A path and the position of its route in the list. */
    record Leaf(String path, Kind kind, int position) {}

    private final PathNode root;
    private final boolean ignoreCase;

    PathTree(List<Leaf> leaves, boolean ignoreCase) {
        List<Leaf> sorted = leaves.stream()
                .map(it -> ignoreCase ? new Leaf(it.path.toLowerCase(Locale.ROOT), it.kind, it.position) : it)
                .sorted(Comparator.comparing(Leaf::path).thenComparing(Leaf::position))
                .toList();
        this.root = new PathNode("", sorted, 0);
        this.ignoreCase = ignoreCase;
    }

    /**
     * The least position below the limit whose route takes the request; the limit, if none does.
     *
     * @param end where the path ends, before its query
     */
    int first(RouteEntry[] routes, RequestHead head, String path, int end, int limit) {
        int best = limit;
        int at = 0;
        @Nullable PathNode node = root;
        while (node != null) {
            at += node.length();
            best = node.first(Kind.PREFIX, routes, head, best);
            if (at == end || path.charAt(at) == '/') {
                best = node.first(Kind.PATH_SEPARATED_PREFIX, routes, head, best);
            }
            if (at == end) {
                return node.first(Kind.EXACT, routes, head, best);
            }
            node = node.child(path, at, end, ignoreCase);
        }
        return best;
    }
}
