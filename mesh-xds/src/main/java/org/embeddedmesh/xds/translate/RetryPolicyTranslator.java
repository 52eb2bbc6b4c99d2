package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RetryPolicy;
import io.envoyproxy.envoy.config.route.v3.RetryPolicy.RetryHostPredicate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.embeddedmesh.retry.RetryOn;

/** Retries, with Envoy's defaults. */
final class RetryPolicyTranslator {

    private static final int DEFAULT_RETRIES = 1;
    private static final int MAX_TO_BASE = 10;
    private static final Duration SHORTEST_BASE = Duration.ofMillis(1);

    private RetryPolicyTranslator() {}

    static org.embeddedmesh.retry.RetryPolicy translate(RetryPolicy message, FieldPath path) {
        Duration base = backoffBase(message, path.field("retry_back_off"));
        return new org.embeddedmesh.retry.RetryPolicy(
                retryOn(message.getRetryOn(), path.field("retry_on")),
                message.hasNumRetries() ? Unsigned.saturated(message.getNumRetries()) : DEFAULT_RETRIES,
                Durations.translate(message.getPerTryTimeout(), path.field("per_try_timeout")),
                new LinkedHashSet<>(message.getRetriableStatusCodesList()),
                base,
                backoffMax(message, base, path.field("retry_back_off").field("max_interval")),
                avoidPreviousHosts(message, path),
                (int) Math.max(1, message.getHostSelectionRetryMaxAttempts()));
    }

    // Words that Envoy does not know it passes over.
    private static Set<RetryOn> retryOn(String text, FieldPath path) {
        Set<RetryOn> conditions = EnumSet.noneOf(RetryOn.class);
        for (String word : text.split(",")) {
            Optional<RetryOn> condition = RetryOn.of(word.strip());
            condition.ifPresent(conditions::add);
            if (condition.isEmpty() && !word.isBlank()) {
                path.ignore("'" + word.strip() + "' is not known");
            }
        }
        return conditions;
    }

    private static Duration backoffBase(RetryPolicy message, FieldPath path) {
        if (!message.hasRetryBackOff()) {
            return org.embeddedmesh.retry.RetryPolicy.DEFAULT_BACKOFF_BASE;
        }
        FieldPath field = path.field("base_interval");
        Duration base = Durations.translate(message.getRetryBackOff().getBaseInterval(), field);
        if (base.isZero()) {
            throw field.refuse("is missing or zero");
        }
        return base.compareTo(SHORTEST_BASE) < 0 ? SHORTEST_BASE : base;
    }

    private static Duration backoffMax(RetryPolicy message, Duration base, FieldPath path) {
        if (!message.getRetryBackOff().hasMaxInterval()) {
            return base.multipliedBy(MAX_TO_BASE);
        }
        Duration max = Durations.translate(message.getRetryBackOff().getMaxInterval(), path);
        if (max.compareTo(base) < 0) {
            throw path.refuse(max + " is less than base_interval " + base);
        }
        return max;
    }

    private static boolean avoidPreviousHosts(RetryPolicy message, FieldPath path) {
        boolean avoid = false;
        for (int i = 0; i < message.getRetryHostPredicateCount(); i++) {
            RetryHostPredicate predicate = message.getRetryHostPredicate(i);
            boolean previous = isPreviousHosts(predicate);
            avoid |= previous;
            if (!previous) {
                path.at("retry_host_predicate", i).ignore("'" + predicate.getName() + "' is not supported");
            }
        }
        return avoid;
    }

    private static boolean isPreviousHosts(RetryHostPredicate predicate) {
        return predicate.getTypedConfig().getTypeUrl().equals(TypeUrls.PREVIOUS_HOSTS)
                || predicate.getName().equals("envoy.retry_host_predicates.previous_hosts");
    }
}
