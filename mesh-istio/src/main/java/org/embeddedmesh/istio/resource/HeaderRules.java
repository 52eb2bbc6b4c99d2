package org.embeddedmesh.istio.resource;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in header operations: pseudo headers, except the authority of a request. */
final class HeaderRules {

    private final Problems problems;

    HeaderRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable Headers headers, String path) {
        if (headers != null) {
            checkOperation(headers.request(), path + ".request", true);
            checkOperation(headers.response(), path + ".response", false);
        }
    }

    /** A rule names the authority to send in one place at most. */
    void checkOneAuthority(HttpRoute route, String path) {
        boolean rewritten =
                route.rewrite() != null && !route.rewrite().authority().isEmpty();
        HeaderOperation request =
                route.headers() == null ? null : route.headers().request();
        long named = request == null
                ? 0
                : Stream.of(request.set(), request.add())
                        .flatMap(it -> it.keySet().stream())
                        .filter(HeaderRules::isAuthority)
                        .count();
        if (named + (rewritten ? 1 : 0) > 1) {
            problems.invalid(path + ".headers.request", "host", "authority header cannot be set multiple times");
        }
    }

    private void checkOperation(HeaderOperation operation, String path, boolean request) {
        checkFields(operation.set(), path + ".set", request);
        checkFields(operation.add(), path + ".add", request);
        for (int i = 0; i < operation.remove().size(); i++) {
            checkName(operation.remove().get(i), path + ".remove[" + i + "]", false);
        }
    }

    private void checkFields(Map<String, String> fields, String path, boolean request) {
        fields.forEach((name, value) -> {
            checkName(name, path + "." + name, request);
            if (HeaderValue.isInvalid(value)) {
                problems.invalid(
                        path + "." + name, value, "a % is written %%, or begins one of Envoy's commands, %REQ(x)%");
            }
        });
    }

    private void checkName(String name, String path, boolean authorityAllowed) {
        boolean authority = isAuthority(name);
        if (authority && !authorityAllowed) {
            problems.invalid(path, name, "the host header can only be set or added, and only on requests");
        } else if (!authority && !Names.isHeader(name)) {
            problems.invalid(path, name, "is no header name");
        }
    }

    private static boolean isAuthority(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("host") || lower.equals(":authority");
    }
}
