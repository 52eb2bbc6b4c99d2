package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.match.PathMatcher;
import org.embeddedmesh.route.PathTree.Kind;
import org.embeddedmesh.route.PathTree.Leaf;

/** The routes of one virtual host, indexed so that the first match is found without trying them all. Immutable. */
public final class VirtualHostRoutes {

    /** No virtual host: nothing matches. */
    public static final VirtualHostRoutes NONE =
            new VirtualHostRoutes(List.of(), TlsRequirement.NONE, Optional.empty());

    private final RouteEntry[] routes;
    private final PathTree paths;
    private final PathTree pathsIgnoringCase;
    private final int[] others;
    private final int[] connects;
    private final TlsRequirement requireTls;
    private final Optional<RouteEntry> toHttps;

    VirtualHostRoutes(List<RouteEntry> entries, TlsRequirement requireTls, Optional<RouteEntry> toHttps) {
        this.requireTls = requireTls;
        this.toHttps = toHttps;
        this.routes = entries.toArray(RouteEntry[]::new);
        List<Leaf> leaves = new ArrayList<>();
        List<Leaf> leavesIgnoringCase = new ArrayList<>();
        List<Integer> unindexed = new ArrayList<>();
        List<Integer> connecting = new ArrayList<>();
        for (int i = 0; i < routes.length; i++) {
            PathMatcher matcher = matcher(i);
            if (matcher instanceof PathMatcher.Exact exact) {
                (exact.ignoreCase() ? leavesIgnoringCase : leaves).add(new Leaf(exact.path(), Kind.EXACT, i));
            } else if (matcher instanceof PathMatcher.Prefix prefix) {
                (prefix.ignoreCase() ? leavesIgnoringCase : leaves).add(new Leaf(prefix.path(), Kind.PREFIX, i));
            } else if (matcher instanceof PathMatcher.PathSeparatedPrefix prefix) {
                (prefix.ignoreCase() ? leavesIgnoringCase : leaves)
                        .add(new Leaf(prefix.path(), Kind.PATH_SEPARATED_PREFIX, i));
            } else {
                (matcher instanceof PathMatcher.Connect ? connecting : unindexed).add(i);
            }
        }
        this.paths = new PathTree(leaves, false);
        this.pathsIgnoringCase = new PathTree(leavesIgnoringCase, true);
        this.others = unindexed.stream().mapToInt(Integer::intValue).toArray();
        this.connects = connecting.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The first route in list order that takes the request. */
    public Optional<RouteEntry> match(RequestHead head) {
        return requireTls.isMissedBy(head) ? toHttps : firstMatch(head);
    }

    private Optional<RouteEntry> firstMatch(RequestHead head) {
        String path = head.path();
        int best = connects.length > 0 && PathMatcher.Connect.isConnect(head)
                ? first(connects, head, path, routes.length)
                : routes.length;
        if (!PathMatcher.Connect.isPathless(head)) {
            best = firstByPath(head, path, best);
        }
        return best == routes.length ? Optional.empty() : routes[best].found();
    }

    private int firstByPath(RequestHead head, String path, int limit) {
        int end = PathRewriter.pathEnd(path);
        int best = paths.first(routes, head, path, end, limit);
        best = pathsIgnoringCase.first(routes, head, path, end, best);
        return others.length > 0 ? first(others, head, path.substring(0, end), best) : best;
    }

    /** All routes, in list order. */
    public List<RouteEntry> routes() {
        return List.of(routes);
    }

    private int first(int[] positions, RequestHead head, String path, int limit) {
        for (int position : positions) {
            if (position >= limit) {
                return limit;
            }
            if (matcher(position).matches(path) && routes[position].matchesBesidesPath(head)) {
                return position;
            }
        }
        return limit;
    }

    private PathMatcher matcher(int position) {
        return routes[position].route().match().path();
    }
}
