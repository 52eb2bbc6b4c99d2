package org.embeddedmesh.istio.resource;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in the match of an HTTP route. */
final class HttpMatchRules {

    private static final String CLAIM = "@request.auth.claims";

    private final Problems problems;
    private final RegexRules regexes;

    HttpMatchRules(Problems problems) {
        this.problems = problems;
        this.regexes = new RegexRules(problems);
    }

    void check(HttpMatchRequest match, String path) {
        checkSet(match.uri(), path + ".uri");
        checkSet(match.scheme(), path + ".scheme");
        checkSet(match.method(), path + ".method");
        checkSet(match.authority(), path + ".authority");
        checkHeaders(match.headers(), path + ".headers", false);
        checkHeaders(match.withoutHeaders(), path + ".withoutHeaders", true);
        match.queryParams().forEach((name, value) -> {
            if (name.isEmpty()) {
                problems.required(path + ".queryParams", "a query parameter needs a name");
            }
            checkAny(value, path + ".queryParams." + name, false);
        });
        new LabelRules(problems).check(match.sourceLabels(), path + ".sourceLabels");
        new GatewayRules(problems).check(match.gateways(), path + ".gateways");
        if (!match.sourceNamespace().isEmpty() && !Names.isLabel(match.sourceNamespace())) {
            problems.invalid(path + ".sourceNamespace", match.sourceNamespace(), Names.LABEL_RULE);
        }
    }

    private void checkHeaders(Map<String, StringMatch> headers, String path, boolean starIsPresence) {
        headers.forEach((name, value) -> {
            String plain = name.startsWith(":") || name.startsWith("@") ? name.substring(1) : name;
            if (name.startsWith(CLAIM)) {
                problems.warn(path + "." + name, "claims are known at gateways only: calls of services have none");
            } else if (!Names.isHeader(plain)) {
                problems.invalid(path + "." + name, name, "is no header name");
            }
            checkAny(value, path + "." + name, starIsPresence);
        });
    }

    private void checkSet(@Nullable StringMatch match, String path) {
        if (match == null) {
            return;
        }
        if (match.exact() == null && match.prefix() == null && match.regex() == null) {
            problems.required(path, "one of exact, prefix and regex");
        }
        checkAny(match, path, false);
    }

    private void checkAny(StringMatch match, String path, boolean starIsPresence) {
        long set = Stream.of(match.exact() != null, match.prefix() != null, match.regex() != null)
                .filter(it -> it)
                .count();
        if (set > 1) {
            problems.invalid(path, "several", "exactly one of exact, prefix and regex can be set");
        }
        if ("".equals(match.prefix()) && !path.endsWith(".uri")) {
            problems.invalid(path + ".prefix", "", "prefix string match should not be empty");
        }
        if (match.regex() != null && !(starIsPresence && match.regex().equals("*"))) {
            regexes.check(match.regex(), path + ".regex");
        }
    }
}
