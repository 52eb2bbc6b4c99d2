package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.StringMatch;
import org.jspecify.annotations.Nullable;

/** The match blocks of a delegate's route within those of the route that delegates. */
final class DelegateMatches {

    private DelegateMatches() {}

    /**
     * Each block of the delegate with each of the root that it lies within.
     *
     * @return empty: a block of the delegate lies within none
     */
    static Optional<List<HttpMatchRequest>> merge(List<HttpMatchRequest> roots, List<HttpMatchRequest> own) {
        if (roots.isEmpty() || own.isEmpty()) {
            return Optional.of(roots.isEmpty() ? own : roots);
        }
        List<HttpMatchRequest> merged = new ArrayList<>();
        for (HttpMatchRequest block : own) {
            List<HttpMatchRequest> around =
                    roots.stream().filter(it -> liesWithin(block, it)).toList();
            if (around.isEmpty()) {
                return Optional.empty();
            }
            around.forEach(it -> merged.add(merge(it, block)));
        }
        return Optional.of(merged);
    }

    /** {@code root-delegate}, or the only name of the two. */
    static String name(String root, String own) {
        return root.isEmpty() || own.isEmpty() ? root + own : root + "-" + own;
    }

    private static HttpMatchRequest merge(HttpMatchRequest root, HttpMatchRequest own) {
        return new HttpMatchRequest(
                name(root.name(), own.name()),
                first(own.uri(), root.uri()),
                first(own.scheme(), root.scheme()),
                first(own.method(), root.method()),
                first(own.authority(), root.authority()),
                union(root.headers(), own.headers()),
                own.port() == 0 ? root.port() : own.port(),
                union(root.sourceLabels(), own.sourceLabels()),
                own.gateways().isEmpty() ? root.gateways() : own.gateways(),
                union(root.queryParams(), own.queryParams()),
                own.ignoreUriCase(),
                union(root.withoutHeaders(), own.withoutHeaders()),
                own.sourceNamespace().isEmpty() ? root.sourceNamespace() : own.sourceNamespace(),
                own.statPrefix().isEmpty() ? root.statPrefix() : own.statPrefix());
    }

    private static @Nullable StringMatch first(@Nullable StringMatch own, @Nullable StringMatch root) {
        return own == null ? root : own;
    }

    private static <V> Map<String, V> union(Map<String, V> root, Map<String, V> own) {
        Map<String, V> union = new LinkedHashMap<>(root);
        union.putAll(own);
        return union;
    }

    private static boolean liesWithin(HttpMatchRequest own, HttpMatchRequest root) {
        return liesWithin(own.uri(), root.uri())
                && liesWithin(own.scheme(), root.scheme())
                && liesWithin(own.method(), root.method())
                && liesWithin(own.authority(), root.authority())
                && liesWithin(own.headers(), root.headers())
                && liesWithin(own.withoutHeaders(), root.withoutHeaders())
                && liesWithin(own.queryParams(), root.queryParams())
                && own.ignoreUriCase() == root.ignoreUriCase()
                && (own.port() == 0 || root.port() == 0 || own.port() == root.port())
                && isSameClient(own, root);
    }

    private static boolean isSameClient(HttpMatchRequest own, HttpMatchRequest root) {
        boolean namespace =
                root.sourceNamespace().isEmpty() || root.sourceNamespace().equals(own.sourceNamespace());
        boolean labels = own.sourceLabels().entrySet().stream()
                .allMatch(it -> it.getValue().equals(root.sourceLabels().getOrDefault(it.getKey(), it.getValue())));
        boolean gateways = root.gateways().isEmpty() || root.gateways().containsAll(own.gateways());
        return namespace && labels && gateways;
    }

    private static boolean liesWithin(Map<String, StringMatch> own, Map<String, StringMatch> root) {
        return own.entrySet().stream().allMatch(it -> liesWithin(it.getValue(), root.get(it.getKey())));
    }

    /** Whether all that one test takes is taken by the root's, too; regular expressions and presence never are. */
    private static boolean liesWithin(@Nullable StringMatch own, @Nullable StringMatch root) {
        if (own == null || root == null) {
            return true;
        }
        String exact = text(own.exact());
        String prefix = text(own.prefix());
        if (!text(root.exact()).isEmpty()) {
            return prefix.isEmpty() && exact.equals(root.exact());
        }
        String start = text(root.prefix());
        String narrower = prefix.isEmpty() ? exact : prefix;
        return !start.isEmpty() && !narrower.isEmpty() && narrower.startsWith(start);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
