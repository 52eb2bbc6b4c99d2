package org.embeddedmesh.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.PathTree.Kind;
import org.embeddedmesh.route.PathTree.Leaf;
import org.jspecify.annotations.Nullable;

/** A node of the radix tree: the text that leads to it, the routes that end in it, and what follows. */
final class PathNode {

    private final String label;
    private final int[][] positions;
    private final char[] firstChars;
    private final PathNode[] children;

    /** @param sorted the leaves at and below this node, whose paths agree in their first {@code depth} characters */
    PathNode(String label, List<Leaf> sorted, int depth) {
        this.label = label;
        this.positions = Arrays.stream(Kind.values())
                .map(kind -> positionsOf(kind, sorted, depth))
                .toArray(int[][]::new);
        List<PathNode> below = childrenOf(
                sorted.stream().filter(it -> it.path().length() > depth).toList(), depth);
        this.children = below.toArray(PathNode[]::new);
        this.firstChars = new char[children.length];
        for (int i = 0; i < children.length; i++) {
            firstChars[i] = children[i].label.charAt(0);
        }
    }

    int length() {
        return label.length();
    }

    int first(Kind kind, RouteEntry[] routes, RequestHead head, int limit) {
        for (int position : positions[kind.ordinal()]) {
            if (position >= limit) {
                return limit;
            }
            if (routes[position].matchesBesidesPath(head)) {
                return position;
            }
        }
        return limit;
    }

    @Nullable
    PathNode child(String path, int at, int end, boolean ignoreCase) {
        char next = ignoreCase ? Character.toLowerCase(path.charAt(at)) : path.charAt(at);
        int index = Arrays.binarySearch(firstChars, next);
        if (index < 0) {
            return null;
        }
        PathNode child = children[index];
        int length = child.length();
        return at + length <= end && path.regionMatches(ignoreCase, at, child.label, 0, length) ? child : null;
    }

    private static int[] positionsOf(Kind kind, List<Leaf> leaves, int depth) {
        return leaves.stream()
                .filter(it -> it.kind() == kind && it.path().length() == depth)
                .mapToInt(Leaf::position)
                .sorted()
                .toArray();
    }

    private static List<PathNode> childrenOf(List<Leaf> deeper, int depth) {
        List<PathNode> nodes = new ArrayList<>();
        for (int from = 0, to; from < deeper.size(); from = to) {
            String first = deeper.get(from).path();
            for (to = from + 1;
                    to < deeper.size()
                            && sameCharAt(depth, first, deeper.get(to).path()); ) {
                to++;
            }
            int common = commonLength(first, deeper.get(to - 1).path());
            nodes.add(new PathNode(first.substring(depth, common), deeper.subList(from, to), common));
        }
        return nodes;
    }

    private static boolean sameCharAt(int index, String one, String other) {
        return one.charAt(index) == other.charAt(index);
    }

    private static int commonLength(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? one.length() : mismatch;
    }
}
