package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What Istio refuses in the endpoints of a ServiceEntry, by its resolution. */
final class ServiceEndpointRules {

    private static final int MOST_ENDPOINTS = 4096;
    private static final String SOCKET = "unix://";

    private final Problems problems;

    ServiceEndpointRules(Problems problems) {
        this.problems = problems;
    }

    void check(ServiceEntry entry, JsonNode spec) {
        int endpoints = entry.endpoints().size();
        if (entry.workloadSelector() != null && spec.hasNonNull("endpoints")) {
            problems.invalid(
                    "spec.workloadSelector",
                    "workloadSelector",
                    "only one of WorkloadSelector or Endpoints can be set");
        }
        if (endpoints > MOST_ENDPOINTS) {
            problems.invalid("spec.endpoints", endpoints, "at most 4096 endpoints");
        }
        if (!problems.hasErrorsAt("spec.resolution")) {
            checkResolution(entry);
        }
        Set<String> ports = entry.ports().stream().map(ServicePort::name).collect(Collectors.toSet());
        for (int i = 0; i < endpoints; i++) {
            checkEndpoint(entry, entry.endpoints().get(i), ports, "spec.endpoints[" + i + "]");
        }
    }

    private void checkResolution(ServiceEntry entry) {
        switch (entry.resolution()) {
            case "", "NONE" -> checkNone(entry.endpoints().size());
            case "DNS", "DNS_ROUND_ROBIN" -> checkDns(entry);
            case "DYNAMIC_DNS" -> checkDynamic(entry);
            default -> {}
        }
    }

    private void checkNone(int endpoints) {
        if (endpoints > 0) {
            problems.invalid("spec.endpoints", endpoints, "NONE mode cannot set endpoints");
        }
    }

    private void checkDns(ServiceEntry entry) {
        int endpoints = entry.endpoints().size();
        if (endpoints > 1 && entry.resolution().equals("DNS_ROUND_ROBIN")) {
            problems.invalid("spec.endpoints", endpoints, "DNS_ROUND_ROBIN mode cannot have multiple endpoints");
        }
        List<String> hosts = entry.hosts();
        for (int i = 0; i < hosts.size() && endpoints == 0; i++) {
            if (!Names.isHost(hosts.get(i)) && !problems.hasErrorsAt("spec.hosts[" + i + "]")) {
                problems.invalid(
                        "spec.hosts[" + i + "]",
                        hosts.get(i),
                        "hosts must be FQDN if no endpoints are provided for resolution mode " + entry.resolution());
            }
        }
    }

    private void checkDynamic(ServiceEntry entry) {
        for (int i = 0; i < entry.hosts().size(); i++) {
            if (!HostPatterns.isWildcard(entry.hosts().get(i))) {
                problems.invalid("spec.hosts[" + i + "]", entry.hosts().get(i), "DYNAMIC_DNS needs a wildcard host");
            }
        }
        if (!entry.addresses().isEmpty()) {
            problems.invalid("spec.addresses", entry.addresses(), "DYNAMIC_DNS cannot set addresses");
        }
        if (!entry.endpoints().isEmpty()) {
            problems.invalid("spec.endpoints", entry.endpoints().size(), "DYNAMIC_DNS cannot set endpoints");
        }
    }

    private void checkEndpoint(ServiceEntry entry, WorkloadEntry endpoint, Set<String> ports, String path) {
        new WorkloadEntryRules(problems).check(endpoint, path);
        String address = endpoint.address();
        boolean socket = address.startsWith(SOCKET);
        boolean dns = entry.resolution().startsWith("DNS");
        if (entry.resolution().equals("STATIC") && !address.isEmpty() && !socket && !Addresses.isAddress(address)) {
            problems.invalid(path + ".address", address, "STATIC resolution needs an IP address or a unix socket");
        }
        if (dns && (socket || address.isEmpty()) && !problems.hasErrorsAt(path + ".address")) {
            problems.invalid(path + ".address", address, "DNS resolution needs a host name or an IP address");
        }
        if (socket && entry.resolution().equals("STATIC") && ports.size() != 1) {
            problems.invalid("spec.ports", ports.size(), "exactly 1 service port required for unix endpoints");
        }
        endpoint.ports().keySet().stream()
                .filter(it -> !ports.contains(it))
                .forEach(it ->
                        problems.invalid(path + ".ports." + it, it, "endpoint port is not one of the service's ports"));
    }
}
