package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What Istio refuses in a VirtualService beyond its structure. */
final class VirtualServiceRules {

    private final Problems problems;

    VirtualServiceRules(Problems problems) {
        this.problems = problems;
    }

    void check(VirtualService rule, String namespace, JsonNode spec) {
        boolean mesh = rule.gateways().isEmpty() || rule.gateways().contains("mesh");
        if (rule.hosts().isEmpty()) {
            checkDelegate(rule);
        }
        checkHosts(rule.hosts(), mesh);
        new GatewayRules(problems).check(rule.gateways(), "spec.gateways");
        if (spec.path("http").isEmpty()
                && spec.path("tls").isEmpty()
                && spec.path("tcp").isEmpty()) {
            problems.required("spec.http", "http, tcp or tls must be provided in virtual service");
        }
        HttpRouteRules routes = new HttpRouteRules(problems, mesh);
        for (int i = 0; i < rule.http().size(); i++) {
            routes.check(rule.http().get(i), spec.path("http").path(i), "spec.http[" + i + "]");
        }
        L4RouteRules others = new L4RouteRules(problems, rule.hosts());
        others.checkTls(rule.tls());
        others.checkTcp(rule.tcp());
        new ExportToRules(problems, namespace).check(rule.exportTo(), false);
    }

    private void checkDelegate(VirtualService rule) {
        if (!rule.gateways().isEmpty()) {
            problems.required("spec.hosts", "a virtual service without hosts is a delegate and must have no gateways");
        }
        if (!rule.tls().isEmpty() || !rule.tcp().isEmpty()) {
            problems.required("spec.hosts", "a virtual service without hosts is a delegate and routes http only");
        }
        for (int i = 0; i < rule.http().size(); i++) {
            if (rule.http().get(i).delegate() != null) {
                problems.invalid(
                        "spec.http[" + i + "].delegate", "delegate", "delegate HTTP route cannot contain delegate");
            }
        }
    }

    private void checkHosts(List<String> hosts, boolean mesh) {
        for (int i = 0; i < hosts.size(); i++) {
            String host = hosts.get(i);
            String path = "spec.hosts[" + i + "]";
            if (!Addresses.isAddress(host) && !Names.isWildcardHost(host)) {
                problems.invalid(
                        path, host, "must be a host name, perhaps with * as its first label, or an IP address");
            } else if (mesh && host.equals("*")) {
                problems.invalid(
                        path, host, "wildcard host * is not allowed for virtual services bound to the mesh gateway");
            } else if (hosts.subList(0, i).stream().anyMatch(it -> HostPatterns.overlap(it, host))) {
                problems.duplicate(path, host, "duplicate hosts in virtual service");
            }
        }
    }
}
