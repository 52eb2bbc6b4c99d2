package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Condition;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Rule;
import org.embeddedmesh.istio.resource.AuthorizationPolicy.Source;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in an AuthorizationPolicy beyond its structure. */
final class AuthorizationPolicyRules {

    private static final int MOST_RULES = 512;
    private static final Set<String> TARGETS = Set.of(
            "core/Service",
            "networking.istio.io/ServiceEntry",
            "gateway.networking.k8s.io/Gateway",
            "gateway.networking.k8s.io/GatewayClass");

    private final Problems problems;
    private final AuthorizationSourceRules sources;
    private final AuthorizationOperationRules operations;
    private final AuthorizationConditionRules conditions;

    AuthorizationPolicyRules(Problems problems) {
        this.problems = problems;
        this.sources = new AuthorizationSourceRules(problems);
        this.operations = new AuthorizationOperationRules(problems);
        this.conditions = new AuthorizationConditionRules(problems);
    }

    void check(AuthorizationPolicy policy, JsonNode spec) {
        checkWorkloads(policy);
        checkAction(policy);
        if (policy.rules().size() > MOST_RULES) {
            problems.invalid("spec.rules", policy.rules().size() + " rules", "at most " + MOST_RULES);
        }
        for (int i = 0; i < policy.rules().size(); i++) {
            String path = "spec.rules[" + i + "]";
            checkRule(policy.rules().get(i), path, spec.path("rules").path(i));
            if (policy.action().equals("CUSTOM")) {
                checkCustom(policy.rules().get(i), path);
            } else if (policy.action().equals("DENY")) {
                warnOfTcp(policy.rules().get(i), path);
            }
        }
        warnOfEnforcement(policy);
    }

    private void checkWorkloads(AuthorizationPolicy policy) {
        PolicySelector selector = policy.selector();
        int ways = (selector == null ? 0 : 1)
                + (policy.targetRef() == null ? 0 : 1)
                + (policy.targetRefs().isEmpty() ? 0 : 1);
        if (ways > 1) {
            problems.invalid("spec.targetRefs", null, "only one of selector, targetRef and targetRefs can be set");
        }
        if (selector != null) {
            new LabelRules(problems).checkSelector(selector.matchLabels(), "spec.selector.matchLabels");
            if (selector.matchLabels().isEmpty()) {
                problems.warn("spec.selector", "has no labels: it is for all workloads of the namespace");
            }
        }
        checkTarget(policy.targetRef(), "spec.targetRef");
        for (int i = 0; i < policy.targetRefs().size(); i++) {
            checkTarget(policy.targetRefs().get(i), "spec.targetRefs[" + i + "]");
        }
    }

    private void checkTarget(@Nullable PolicyTargetReference target, String path) {
        if (target == null) {
            return;
        }
        if (!target.namespace().isEmpty()) {
            problems.invalid(path + ".namespace", target.namespace(), "must not be set");
        }
        String kind = (target.group().isEmpty() ? "core" : target.group()) + "/" + target.kind();
        if (!target.kind().isEmpty() && !TARGETS.contains(kind)) {
            problems.notSupported(
                    path + ".kind", kind, TARGETS.stream().sorted().toList());
        }
    }

    private void checkAction(AuthorizationPolicy policy) {
        boolean custom = policy.action().equals("CUSTOM");
        if (policy.rules().isEmpty() && (custom || policy.action().equals("DENY"))) {
            problems.required("spec.rules", "without rules " + policy.action() + " never holds; {} is every request");
        } else if (custom
                && (policy.provider() == null || policy.provider().name().isEmpty())) {
            problems.required("spec.provider.name", "CUSTOM asks a provider");
        }
        if (!custom && policy.provider() != null) {
            problems.invalid("spec.provider", policy.provider().name(), "only for the action CUSTOM");
        }
    }

    private void checkRule(Rule rule, String path, JsonNode json) {
        checkNotEmpty(json.path("from"), path + ".from");
        checkNotEmpty(json.path("to"), path + ".to");
        for (int i = 0; i < rule.from().size(); i++) {
            sources.check(rule.from().get(i).source(), path + ".from[" + i + "].source");
        }
        for (int i = 0; i < rule.to().size(); i++) {
            operations.check(rule.to().get(i).operation(), path + ".to[" + i + "].operation");
        }
        for (int i = 0; i < rule.when().size(); i++) {
            conditions.check(rule.when().get(i), path + ".when[" + i + "]");
        }
    }

    private void checkNotEmpty(JsonNode list, String path) {
        if (list.isArray() && list.isEmpty()) {
            problems.invalid(path, null, "must not be empty");
        }
    }

    /** The provider is asked before anything is known of the caller. */
    private void checkCustom(Rule rule, String path) {
        for (int i = 0; i < rule.from().size(); i++) {
            if (AuthorizationSourceRules.asksWhoCalls(rule.from().get(i).source())) {
                problems.invalid(path + ".from[" + i + "].source", null, "CUSTOM knows IP addresses of callers only");
            }
        }
        for (int i = 0; i < rule.when().size(); i++) {
            Condition condition = rule.when().get(i);
            if (AuthorizationConditionRules.asksWhoCalls(condition.key())) {
                problems.invalid(path + ".when[" + i + "].key", condition.key(), "not supported with CUSTOM");
            }
        }
    }

    private void warnOfTcp(Rule rule, String path) {
        boolean onlyHttpCallers = rule.to().isEmpty()
                && !rule.from().isEmpty()
                && rule.from().stream().map(AuthorizationPolicy.From::source).allMatch(this::isHttpOnly);
        boolean onlyHttpRequests = !rule.to().isEmpty()
                && rule.to().stream()
                        .allMatch(it -> it.operation().ports().isEmpty()
                                && it.operation().notPorts().isEmpty());
        if (onlyHttpCallers || onlyHttpRequests) {
            problems.warn(path, "denies all traffic to TCP ports, since it asks for HTTP only; name the port");
        }
    }

    private boolean isHttpOnly(Source source) {
        return !AuthorizationSourceRules.asksOfConnection(source);
    }

    private void warnOfEnforcement(AuthorizationPolicy policy) {
        problems.warn(
                "spec",
                policy.action().equals("AUDIT")
                        ? "accepted, but not supported yet: it has no effect"
                        : "accepted, but not enforced yet: services with the starter admit calls as if it were not there,"
                                + " gRPC servers of the mesh refuse every call");
    }
}
