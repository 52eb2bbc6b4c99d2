package org.embeddedmesh.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.embeddedmesh.http.TestResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryEvaluatorTests {

    /** Istio's, with its empty list of status codes. */
    private static final String DEFAULT = "connect-failure refused-stream unavailable cancelled retriable-status-codes";

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "5xx, 500, true",
        "5xx, 599, true",
        "5xx, 499, false",
        "gateway-error, 502, true",
        "gateway-error, 503, true",
        "gateway-error, 504, true",
        "gateway-error, 500, false",
        "gateway-error, 505, false",
        "retriable-4xx, 409, true",
        "retriable-4xx, 404, false",
        "reset, 503, false",
        "'', 503, false"
    })
    void statusIsRetried(String retryOn, int status, boolean expected) {
        assertThat(evaluator(retryOn).retriesResponse(TestResponse.of(status))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504", "429", "409", "200"})
    void noStatusIsRetriedByDefault(int status) {
        assertThat(evaluator(DEFAULT).retriesResponse(TestResponse.of(status))).isFalse();
    }

    @Test
    void listedStatusCodeIsRetried() {
        RetryEvaluator evaluator = evaluator("retriable-status-codes", 429);

        assertThat(evaluator.retriesResponse(TestResponse.of(429))).isTrue();
        assertThat(evaluator.retriesResponse(TestResponse.of(503))).isFalse();
        assertThat(evaluator("connect-failure", 429).retriesResponse(TestResponse.of(429)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: grpc-status {1} -> {2}")
    @CsvSource({
        "cancelled, 1, true",
        "deadline-exceeded, 4, true",
        "resource-exhausted, 8, true",
        "internal, 13, true",
        "unavailable, 14, true",
        "unavailable, 1, false",
        "unavailable, 0, false",
        "unavailable, x, false"
    })
    void grpcStatusInTheHeadIsRetried(String retryOn, String status, boolean expected) {
        TestResponse response = TestResponse.of(200).with("grpc-status", status);

        assertThat(evaluator(retryOn).retriesResponse(response)).isEqualTo(expected);
    }

    @Test
    void rateLimitedResponseIsRetriedOnlyIfAskedFor() {
        TestResponse response = TestResponse.of(503).with("x-envoy-ratelimited", "true");

        assertThat(evaluator("5xx").retriesResponse(response)).isFalse();
        assertThat(evaluator("envoy-ratelimited").retriesResponse(response)).isTrue();
    }

    @ParameterizedTest(name = "{0}: connect {1}, reset before {2}, after sending {3}, timeout {4}")
    @CsvSource({
        "5xx, true, true, true, true",
        "gateway-error, true, true, true, true",
        "reset, true, true, true, true",
        "reset-before-request, true, true, false, false",
        "connect-failure, true, false, false, false",
        "refused-stream, false, false, false, false",
        "retriable-4xx, false, false, false, false",
        "'', false, false, false, false",
        DEFAULT + ", true, false, false, false"
    })
    void failureIsRetried(String retryOn, boolean connect, boolean before, boolean after, boolean timeout) {
        RetryEvaluator evaluator = evaluator(retryOn);

        assertThat(evaluator.retriesConnectFailure()).isEqualTo(connect);
        assertThat(evaluator.retriesReset(false)).isEqualTo(before);
        assertThat(evaluator.retriesReset(true)).isEqualTo(after);
        assertThat(evaluator.retriesPerTryTimeout()).isEqualTo(timeout);
    }

    private static RetryEvaluator evaluator(String retryOn, Integer... statusCodes) {
        Set<RetryOn> conditions = Arrays.stream(retryOn.split(" "))
                .filter(it -> !it.isEmpty())
                .map(it -> RetryOn.of(it).orElseThrow())
                .collect(Collectors.toSet());
        return new RetryEvaluator(new RetryPolicy(
                conditions,
                2,
                Duration.ZERO,
                Set.of(statusCodes),
                Duration.ofMillis(25),
                Duration.ofMillis(250),
                true,
                5));
    }
}
