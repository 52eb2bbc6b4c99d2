package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a CORS policy. */
final class CorsRules {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*");

    private final Problems problems;

    CorsRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable CorsPolicy policy, String path) {
        if (policy == null) {
            return;
        }
        for (int i = 0; i < policy.allowOrigins().size(); i++) {
            checkOrigin(policy.allowOrigins().get(i), path + ".allowOrigins[" + i + "]");
        }
        for (int i = 0; i < policy.allowMethods().size(); i++) {
            String method = policy.allowMethods().get(i);
            if (!METHODS.contains(method)) {
                problems.invalid(path + ".allowMethods[" + i + "]", method, "is not a supported HTTP method");
            }
        }
        checkHeaders(policy.allowHeaders(), path + ".allowHeaders");
        checkHeaders(policy.exposeHeaders(), path + ".exposeHeaders");
        if (policy.maxAge() != null && policy.maxAge().getNano() != 0) {
            problems.invalid(path + ".maxAge", policy.maxAge(), "must be whole seconds");
        }
    }

    private void checkOrigin(StringMatch origin, String path) {
        if (origin.exact() == null && origin.prefix() == null && origin.regex() == null || "".equals(origin.exact())) {
            problems.required(path, "exact, prefix or regex of an origin");
        }
        new StringMatchRules(problems).check(origin, path);
    }

    private void checkHeaders(List<String> names, String path) {
        for (int i = 0; i < names.size(); i++) {
            if (!Names.isHeader(names.get(i))) {
                problems.invalid(path + "[" + i + "]", names.get(i), "is no header name");
            }
        }
    }
}
