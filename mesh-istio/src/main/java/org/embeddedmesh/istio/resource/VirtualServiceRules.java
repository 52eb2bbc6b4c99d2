package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

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
        checkGateways(rule.gateways());
        if (rule.http().isEmpty() && rule.tls().isEmpty() && rule.tcp().isEmpty()) {
            problems.required("spec.http", "http, tcp or tls must be provided in virtual service");
        }
        HttpRouteRules routes = new HttpRouteRules(problems);
        for (int i = 0; i < rule.http().size(); i++) {
            routes.check(rule.http().get(i), spec.path("http").path(i), "spec.http[" + i + "]");
        }
        new ExportToRules(problems).check(rule.exportTo(), false);
    }

    private void checkDelegate(VirtualService rule) {
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
            } else if (!Names.isAddress(host) && !Names.isWildcardHost(host)) {
                problems.invalid(
                        path, host, "must be a host name, perhaps with * as its first label, or an IP address");
            } else if (mesh && host.equals("*")) {
                problems.invalid(
                        path, host, "wildcard host * is not allowed for virtual services bound to the mesh gateway");
            }
        }
    }

    private void checkGateways(List<String> gateways) {
        for (int i = 0; i < gateways.size(); i++) {
            String gateway = gateways.get(i);
            int slash = gateway.indexOf('/');
            boolean valid = slash < 0
                    ? Names.isHost(gateway)
                    : (slash > 0 && Names.isLabel(gateway.substring(0, slash)) || gateway.startsWith("./"))
                            && Names.isHost(gateway.substring(slash + 1));
            if (!valid) {
                problems.invalid(
                        "spec.gateways[" + i + "]", gateway, "must be mesh, a gateway's name, or namespace/name");
            }
        }
    }
}
