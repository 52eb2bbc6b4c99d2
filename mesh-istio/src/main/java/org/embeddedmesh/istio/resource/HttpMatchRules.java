package org.embeddedmesh.istio.resource;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Istio refuses in the match of an HTTP route. */
final class HttpMatchRules {

    private static final String CLAIMS = "@request.auth.claims";
    private static final Set<String> PSEUDO_HEADERS = Set.of(":method", ":scheme", ":authority", ":path", ":status");

    private final Problems problems;
    private final StringMatchRules strings;
    private final boolean mesh;

    /** @param mesh whether the rule is for services, not only for gateways */
    HttpMatchRules(Problems problems, boolean mesh) {
        this.problems = problems;
        this.strings = new StringMatchRules(problems);
        this.mesh = mesh;
    }

    void check(HttpMatchRequest match, String path) {
        strings.checkPath(match.uri(), path + ".uri");
        strings.check(match.scheme(), path + ".scheme");
        strings.check(match.method(), path + ".method");
        strings.check(match.authority(), path + ".authority");
        match.headers().forEach((name, value) -> strings.check(value, path + ".headers." + name));
        match.withoutHeaders().forEach((name, value) -> strings.checkAbsent(value, path + ".withoutHeaders." + name));
        match.queryParams().forEach((name, value) -> strings.check(value, path + ".queryParams." + name));
        checkHeaderNames(match.headers(), path + ".headers");
        checkHeaderNames(match.withoutHeaders(), path + ".withoutHeaders");
        if (match.queryParams().containsKey("")) {
            problems.required(path + ".queryParams", "a query parameter needs a name");
        }
        new GatewayRules(problems).check(match.gateways(), path + ".gateways");
        new LabelRules(problems).check(match.sourceLabels(), path + ".sourceLabels");
        if (!match.sourceNamespace().isEmpty() && !Names.isLabel(match.sourceNamespace())) {
            problems.invalid(path + ".sourceNamespace", match.sourceNamespace(), Names.LABEL_RULE);
        }
    }

    private void checkHeaderNames(Map<String, StringMatch> headers, String path) {
        for (String name : headers.keySet()) {
            boolean claim = isClaim(name);
            if (claim && mesh) {
                problems.invalid(
                        path + "." + name,
                        name,
                        "claims are known at gateways only: JWT claim based routing is not for mesh");
            } else if (!claim && !PSEUDO_HEADERS.contains(name) && !Names.isHeader(name)) {
                problems.invalid(path + "." + name, name, "is no header name");
            }
        }
    }

    /** {@code @request.auth.claims.a.b} or {@code @request.auth.claims[a][b]}. */
    private static boolean isClaim(String name) {
        if (!name.toLowerCase(Locale.ROOT).startsWith(CLAIMS)) {
            return false;
        }
        String rest = name.substring(CLAIMS.length());
        return rest.length() > 1 && rest.startsWith(".")
                || rest.length() > 2 && rest.startsWith("[") && rest.endsWith("]");
    }
}
