package org.embeddedmesh.istio.resource;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a DestinationRule beyond its structure. */
final class DestinationRuleRules {

    private final Problems problems;

    DestinationRuleRules(Problems problems) {
        this.problems = problems;
    }

    void check(DestinationRule rule) {
        if (!rule.host().isEmpty() && !Names.isWildcardHost(rule.host())) {
            problems.invalid("spec.host", rule.host(), "must be a host name, perhaps with * as its first label");
        }
        checkPolicy(rule.trafficPolicy(), "spec.trafficPolicy");
        for (int i = 0; i < rule.subsets().size(); i++) {
            checkSubset(rule.subsets().get(i), "spec.subsets[" + i + "]");
        }
        new ExportToRules(problems).check(rule.exportTo(), false);
        if (rule.workloadSelector() != null) {
            new LabelRules(problems)
                    .checkSelector(rule.workloadSelector().matchLabels(), "spec.workloadSelector.matchLabels");
        }
    }

    private void checkSubset(Subset subset, String path) {
        if (!subset.name().isEmpty() && !Names.isLabel(subset.name())) {
            problems.invalid(path + ".name", subset.name(), Names.LABEL_RULE);
        }
        new LabelRules(problems).check(subset.labels(), path + ".labels");
        checkPolicy(subset.trafficPolicy(), path + ".trafficPolicy");
    }

    private void checkPolicy(@Nullable TrafficPolicy policy, String path) {
        if (policy == null) {
            return;
        }
        checkLoadBalancer(policy.loadBalancer(), path + ".loadBalancer");
        checkTls(policy.tls(), path + ".tls");
        for (int i = 0; i < policy.portLevelSettings().size(); i++) {
            PortTrafficPolicy port = policy.portLevelSettings().get(i);
            String at = path + ".portLevelSettings[" + i + "]";
            if (port.port() == null) {
                problems.required(at + ".port", "portLevelSettings must have a port");
            }
            checkLoadBalancer(port.loadBalancer(), at + ".loadBalancer");
            checkTls(port.tls(), at + ".tls");
        }
    }

    private void checkLoadBalancer(@Nullable LoadBalancerSettings settings, String path) {
        if (settings == null) {
            return;
        }
        if (!settings.simple().isEmpty() && settings.consistentHash() != null) {
            problems.invalid(path, settings.simple(), "only one of simple and consistentHash can be set");
        }
        if (settings.simple().equals("LEAST_CONN")) {
            problems.warn(path + ".simple", "LEAST_CONN is deprecated, LEAST_REQUEST is used instead");
        }
        if (settings.simple().equals("PASSTHROUGH")) {
            problems.warn(path + ".simple", "PASSTHROUGH is accepted, but not supported: the default is used instead");
        }
        checkHash(settings.consistentHash(), path + ".consistentHash");
    }

    private void checkHash(LoadBalancerSettings.@Nullable ConsistentHash hash, String path) {
        if (hash == null) {
            return;
        }
        long keys = Stream.of(
                        !hash.httpHeaderName().isEmpty(),
                        hash.httpCookie() != null,
                        hash.useSourceIp() != null,
                        !hash.httpQueryParameterName().isEmpty())
                .filter(it -> it)
                .count();
        if (keys != 1) {
            problems.invalid(
                    path,
                    keys + " keys",
                    "exactly one of httpHeaderName, httpCookie, useSourceIp and httpQueryParameterName");
        }
    }

    private void checkTls(@Nullable ClientTlsSettings tls, String path) {
        if (tls == null) {
            return;
        }
        boolean files = !tls.clientCertificate().isEmpty() || !tls.privateKey().isEmpty();
        if (tls.mode().equals("MUTUAL") && tls.credentialName().isEmpty()) {
            if (tls.clientCertificate().isEmpty()) {
                problems.required(path + ".clientCertificate", "client certificate required for mutual tls");
            }
            if (tls.privateKey().isEmpty()) {
                problems.required(path + ".privateKey", "private key required for mutual tls");
            }
        }
        if (tls.mode().equals("ISTIO_MUTUAL")
                && (files
                        || !tls.caCertificates().isEmpty()
                        || !tls.credentialName().isEmpty())) {
            problems.invalid(path + ".mode", tls.mode(), "ISTIO_MUTUAL takes no certificates of one's own");
        }
    }
}
