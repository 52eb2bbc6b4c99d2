package org.embeddedmesh.retry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Envoy's conditions of {@code retry_on} and {@code retry_grpc_on}. */
public enum RetryOn {
    _5XX("5xx"),
    GATEWAY_ERROR,
    RESET,
    RESET_BEFORE_REQUEST,
    CONNECT_FAILURE,
    REFUSED_STREAM,
    RETRIABLE_4XX,
    RETRIABLE_STATUS_CODES,
    RETRIABLE_HEADERS,
    ENVOY_RATELIMITED,
    /** Never happens here: nothing speaks HTTP/3. */
    HTTP3_POST_CONNECT_FAILURE,
    CANCELLED,
    DEADLINE_EXCEEDED,
    INTERNAL,
    RESOURCE_EXHAUSTED,
    UNAVAILABLE;

    private final String word;

    RetryOn() {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RetryOn(String word) {
        this.word = word;
    }

    /** The condition that Envoy writes so. */
    public static Optional<RetryOn> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    /** As Envoy writes it. */
    public String word() {
        return word;
    }
}
