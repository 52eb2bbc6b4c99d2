package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
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

    private final Problems problems;

    RetryRules(Problems problems) {
        this.problems = problems;
    }

    void check(HttpRetry retries, JsonNode json, String path) {
        boolean configured = json.size() > (json.has("attempts") ? 1 : 0);
        if (retries.attempts() == 0 && configured) {
            problems.invalid(
                    path + ".attempts", 0, "http retry policy configured when attempts are set to 0 (disabled)");
        }
        for (String word : retries.retryOn().split(",")) {
            String trimmed = word.trim();
            if (!retries.retryOn().isEmpty() && !WORDS.contains(trimmed) && !isStatus(trimmed)) {
                problems.invalid(
                        path + ".retryOn",
                        trimmed,
                        "is no retry condition; known are "
                                + WORDS.stream().sorted().collect(Collectors.joining(", ")) + " and status codes");
            }
        }
    }

    private static boolean isStatus(String word) {
        return word.matches("[1-5]\\d\\d");
    }
}
