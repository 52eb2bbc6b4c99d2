package org.embeddedmesh.istio.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.StringMatch;
import org.jspecify.annotations.Nullable;

/** Whether one match block surely takes every request that another one takes; what is not sure does not count. */
final class MatchCover {

    static final HttpMatchRequest EVERYTHING = new HttpMatchRequest(
            "", null, null, null, null, Map.of(), 0, Map.of(), List.of(), Map.of(), false, Map.of(), "", "");

    private static final String ANY = ".*";

    private MatchCover() {}

    static boolean covers(HttpMatchRequest wide, HttpMatchRequest narrow) {
        return coversPath(wide, narrow)
                && covers(wide.scheme(), narrow.scheme())
                && covers(wide.method(), narrow.method())
                && covers(wide.authority(), narrow.authority())
                && covers(wide.headers(), narrow.headers())
                && covers(wide.queryParams(), narrow.queryParams())
                && narrow.withoutHeaders()
                        .entrySet()
                        .containsAll(wide.withoutHeaders().entrySet())
                && (wide.port() == 0 || wide.port() == narrow.port())
                && isForSameClients(wide, narrow);
    }

    private static boolean isForSameClients(HttpMatchRequest wide, HttpMatchRequest narrow) {
        boolean gateways = wide.gateways().isEmpty()
                || !narrow.gateways().isEmpty() && wide.gateways().containsAll(narrow.gateways());
        return gateways
                && narrow.sourceLabels()
                        .entrySet()
                        .containsAll(wide.sourceLabels().entrySet())
                && (wide.sourceNamespace().isEmpty() || wide.sourceNamespace().equals(narrow.sourceNamespace()));
    }

    private static boolean coversPath(HttpMatchRequest wide, HttpMatchRequest narrow) {
        StringMatch path = wide.uri();
        if (path == null || "/".equals(path.prefix()) || "".equals(path.prefix())) {
            return true;
        }
        if (wide.ignoreUriCase()) {
            return covers(lower(path), lower(narrow.uri()));
        }
        return !narrow.ignoreUriCase() && covers(path, narrow.uri());
    }

    private static @Nullable StringMatch lower(@Nullable StringMatch match) {
        return match == null ? null : new StringMatch(lower(match.exact()), lower(match.prefix()), match.regex());
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static boolean covers(Map<String, StringMatch> wide, Map<String, StringMatch> narrow) {
        return wide.entrySet().stream()
                .allMatch(it -> narrow.containsKey(it.getKey()) && covers(it.getValue(), narrow.get(it.getKey())));
    }

    private static boolean covers(@Nullable StringMatch wide, @Nullable StringMatch narrow) {
        if (wide == null) {
            return true;
        }
        if (narrow == null) {
            return false;
        }
        if (wide.regex() != null) {
            return wide.regex().equals(ANY) || wide.regex().equals(narrow.regex());
        }
        if (wide.exact() != null) {
            return wide.exact().equals(narrow.exact());
        }
        String start = narrow.exact() == null ? narrow.prefix() : narrow.exact();
        return wide.prefix() == null || start != null && start.startsWith(wide.prefix());
    }
}
