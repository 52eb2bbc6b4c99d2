package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Istio refuses in a retry policy. */
final class RetryRules {

    private static final Set<String> WORDS = Set.of(
            "5xx",
            "gateway-error",
            "reset",
            "reset-before-request",
            "connect-failure",
            "retriable-4xx",
            "refused-stream",
            "retriable-status-codes",
            "retriable-headers",
            "envoy-ratelimited",
            "http3-post-connect-failure",
            "cancelled",
            "deadline-exceeded",
            "internal",
            "resource-exhausted",
            "unavailable");
    /** The codes that have a name in HTTP: Istio takes no others. */
    private static final Pattern STATUS =
            Pattern.compile("10[0-3]|20[0-8]|226|30[0-578]|4(0\\d|1[0-8]|2[1-689]|31|51)|50[0-8]|51[01]");

    private final Problems problems;

    RetryRules(Problems problems) {
        this.problems = problems;
    }

    void check(HttpRetry retries, JsonNode json, String path) {
        boolean configured = json.hasNonNull("perTryTimeout")
                || json.hasNonNull("retryRemoteLocalities")
                || !retries.retryOn().isEmpty();
        if (retries.attempts() == 0 && configured && !problems.hasErrorsAt(path + ".attempts")) {
            problems.invalid(
                    path + ".attempts", 0, "http retry policy configured when attempts are set to 0 (disabled)");
        }
        if (retries.retryOn().isEmpty()) {
            return;
        }
        for (String word : retries.retryOn().split(",", -1)) {
            if (!WORDS.contains(word) && !STATUS.matcher(word).matches()) {
                problems.invalid(
                        path + ".retryOn",
                        word,
                        "is no retry condition; known are "
                                + WORDS.stream().sorted().collect(Collectors.joining(", "))
                                + " and status codes");
            }
        }
    }
}
