package org.embeddedmesh.istio.translate;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy.RetryBackOff;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy.RetryHostPredicate;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.HttpRetry;
import org.jspecify.annotations.Nullable;

/**
 * Retry policies as istiod makes them: two retries of failures before the request was handled, unless the rule says
 * otherwise; {@code retries: {}} and {@code attempts: 0} mean none.
 */
final class Retries {

    private static final String DEFAULT_CONDITIONS =
            "connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes";
    private static final String BY_STATUS = "retriable-status-codes";

    private static final RetryHostPredicate OTHER_HOSTS = RetryHostPredicate.newBuilder()
            .setName("envoy.retry_host_predicates.previous_hosts")
            .setTypedConfig(Any.pack(PreviousHostsPredicate.getDefaultInstance()))
            .build();

    private static final RetryPolicy DEFAULT = RetryPolicy.newBuilder()
            .setRetryOn(DEFAULT_CONDITIONS)
            .setNumRetries(UInt32Value.of(2))
            .addRetryHostPredicate(OTHER_HOSTS)
            .setHostSelectionRetryMaxAttempts(5)
            .build();

    private Retries() {}

    /** The policy of a route; empty: no retries. */
    static Optional<RetryPolicy> of(@Nullable HttpRetry asked) {
        if (asked == null) {
            return Optional.of(DEFAULT);
        }
        return asked.attempts() <= 0 ? Optional.empty() : Optional.of(policy(asked));
    }

    /** Whether nobody asked for anything. */
    static boolean isDefault(RetryPolicy policy) {
        return policy.equals(DEFAULT);
    }

    /** Whether the condition is one of those that hold when nobody asked for any. */
    static boolean isDefaultCondition(String word) {
        return List.of(DEFAULT_CONDITIONS.split(",")).contains(word);
    }

    private static RetryPolicy policy(HttpRetry asked) {
        RetryPolicy.Builder policy = DEFAULT.toBuilder().setNumRetries(UInt32Value.of(asked.attempts()));
        if (!asked.retryOn().isBlank()) {
            conditions(policy, asked.retryOn());
        }
        if (asked.perTryTimeout() != null) {
            policy.setPerTryTimeout(Durations.of(asked.perTryTimeout()));
        }
        if (asked.backoff() != null) {
            policy.setRetryBackOff(RetryBackOff.newBuilder().setBaseInterval(Durations.of(asked.backoff())));
        }
        if (Boolean.FALSE.equals(asked.retryIgnorePreviousHosts())) {
            policy.clearRetryHostPredicate();
        }
        return policy.build();
    }

    /** A number among the conditions is a status that is worth a retry. */
    private static void conditions(RetryPolicy.Builder policy, String retryOn) {
        List<String> words = new ArrayList<>();
        for (String token : retryOn.split(",", -1)) {
            String word = token.strip();
            if (isStatus(word)) {
                policy.addRetriableStatusCodes(Integer.parseInt(word));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (policy.getRetriableStatusCodesCount() > 0 && !words.contains(BY_STATUS)) {
            words.add(BY_STATUS);
        }
        policy.setRetryOn(String.join(",", words));
    }

    private static boolean isStatus(String word) {
        return word.length() == 3 && word.chars().allMatch(Character::isDigit) && word.charAt(0) >= '1';
    }
}
