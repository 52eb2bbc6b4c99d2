package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;

/** What Istio refuses in a VirtualService beyond its structure. */
final class VirtualServiceRules {

    private final Problems problems;

    VirtualServiceRules(Problems problems) {
        this.problems = problems;
    }

    void check(VirtualService rule, JsonNode spec) {
        boolean delegate = rule.hosts().isEmpty();
        if (delegate) {
            checkDelegate(rule);
        }
        checkHosts(rule);
        new GatewayRules(problems).check(rule.gateways(), "spec.gateways");
        if (spec.path("http").isEmpty()
                && spec.path("tls").isEmpty()
                && spec.path("tcp").isEmpty()) {
            problems.required("spec.http", "http, tcp or tls must be provided in virtual service");
        }
        HttpRouteRules routes = new HttpRouteRules(problems);
        for (int i = 0; i < rule.http().size(); i++) {
            checkNotDelegating(rule, i);
            routes.check(rule.http().get(i), spec.path("http").path(i), "spec.http[" + i + "]");
        }
        new ExportToRules(problems).check(rule.exportTo(), false);
    }

    private void checkDelegate(VirtualService rule) {
        problems.warn("spec.hosts", "without hosts it is for delegation, which is not supported yet: it has no effect");
        if (!rule.gateways().isEmpty()) {
            problems.required("spec.hosts", "a virtual service without hosts is a delegate and must have no gateways");
        }
        if (!rule.tls().isEmpty() || !rule.tcp().isEmpty()) {
            problems.required("spec.hosts", "a virtual service without hosts is a delegate and routes http only");
        }
    }

    private void checkHosts(VirtualService rule) {
        boolean mesh = rule.gateways().isEmpty() || rule.gateways().contains("mesh");
        for (int i = 0; i < rule.hosts().size(); i++) {
            String host = rule.hosts().get(i);
            String path = "spec.hosts[" + i + "]";
            if (rule.hosts().indexOf(host) < i) {
                problems.duplicate(path, host, "duplicate hosts in virtual service");
            } else if (!Addresses.isAddress(host) && !Names.isWildcardHost(host)) {
                problems.invalid(
                        path, host, "must be a host name, perhaps with * as its first label, or an IP address");
            } else if (mesh && host.equals("*")) {
                problems.invalid(
                        path, host, "wildcard host * is not allowed for virtual services bound to the mesh gateway");
            }
        }
    }

    private void checkNotDelegating(VirtualService rule, int route) {
        if (rule.hosts().isEmpty() && rule.http().get(route).delegate() != null) {
            problems.invalid(
                    "spec.http[" + route + "].delegate", "delegate", "delegate HTTP route cannot contain delegate");
        }
    }
}
