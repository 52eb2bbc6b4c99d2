package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What Istio refuses in a ServiceEntry beyond its structure. */
final class ServiceEntryRules {

    private static final int MOST_HOSTS = 256;
    private static final int MOST_PORTS = 256;
    private static final int MOST_ENDPOINTS = 4096;
    private static final Set<String> PROTOCOLS = Set.of(
            "HTTP", "HTTPS", "GRPC", "GRPC-WEB", "HTTP2", "MONGO", "TCP", "TLS", "UDP", "REDIS", "MYSQL", "HBONE");

    private final Problems problems;

    ServiceEntryRules(Problems problems) {
        this.problems = problems;
    }

    void check(ServiceEntry entry, JsonNode spec) {
        checkHosts(entry.hosts());
        checkAddresses(entry);
        checkPorts(entry.ports());
        checkResolvable(entry);
        checkEndpoints(entry, spec);
        new ExportToRules(problems).check(entry.exportTo(), true);
        if (entry.workloadSelector() != null) {
            new LabelRules(problems).checkSelector(entry.workloadSelector().labels(), "spec.workloadSelector.labels");
        }
    }

    private void checkHosts(List<String> hosts) {
        if (hosts.size() > MOST_HOSTS) {
            problems.invalid("spec.hosts", hosts.size(), "at most 256 hosts");
        }
        for (int i = 0; i < hosts.size(); i++) {
            if (hosts.get(i).equals("*")) {
                problems.invalid("spec.hosts[" + i + "]", "*", "hostname cannot be wildcard");
            } else if (!Names.isWildcardHost(hosts.get(i))) {
                problems.invalid(
                        "spec.hosts[" + i + "]",
                        hosts.get(i),
                        "must be a host name, perhaps with * as its first label");
            }
        }
    }

    /** Without endpoints the hosts themselves are looked up. */
    private void checkResolvable(ServiceEntry entry) {
        boolean byName = entry.resolution().equals("DNS") || entry.resolution().equals("DNS_ROUND_ROBIN");
        if (!byName || !entry.endpoints().isEmpty() || entry.workloadSelector() != null) {
            return;
        }
        for (int i = 0; i < entry.hosts().size(); i++) {
            if (entry.hosts().get(i).startsWith("*")) {
                problems.invalid(
                        "spec.hosts[" + i + "]",
                        entry.hosts().get(i),
                        "hosts must be FQDN if no endpoints are provided for resolution mode " + entry.resolution());
            }
        }
    }

    private void checkAddresses(ServiceEntry entry) {
        for (int i = 0; i < entry.addresses().size(); i++) {
            String address = entry.addresses().get(i);
            if (!Addresses.isRange(address)) {
                problems.invalid("spec.addresses[" + i + "]", address, "must be an IP address or a CIDR range");
            } else if (address.contains("/") && !isPinned(entry.resolution())) {
                problems.invalid(
                        "spec.addresses[" + i + "]",
                        address,
                        "CIDR addresses are allowed only for NONE/STATIC resolution types");
            }
        }
    }

    private static boolean isPinned(String resolution) {
        return resolution.isEmpty() || resolution.equals("NONE") || resolution.equals("STATIC");
    }

    private void checkPorts(List<ServicePort> ports) {
        if (ports.size() > MOST_PORTS) {
            problems.invalid("spec.ports", ports.size(), "at most 256 ports");
        }
        Set<Integer> numbers = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            ServicePort port = ports.get(i);
            String path = "spec.ports[" + i + "]";
            if (port.number() != 0 && !numbers.add(port.number())) {
                problems.invalid(path + ".number", port.number(), "port number cannot be duplicated");
            }
            if (!port.name().isEmpty() && !Names.isLabel(port.name())) {
                problems.invalid(path + ".name", port.name(), Names.LABEL_RULE);
            } else if (!port.name().isEmpty() && !names.add(port.name())) {
                problems.duplicate(path + ".name", port.name(), "");
            }
            if (!port.protocol().isEmpty()
                    && !PROTOCOLS.contains(port.protocol().toUpperCase(Locale.ROOT))) {
                problems.invalid(path + ".protocol", port.protocol(), "unsupported protocol");
            }
        }
    }

    private void checkEndpoints(ServiceEntry entry, JsonNode spec) {
        String resolution = entry.resolution();
        int endpoints = entry.endpoints().size();
        if (entry.workloadSelector() != null && spec.has("endpoints")) {
            problems.invalid(
                    "spec.workloadSelector",
                    "workloadSelector",
                    "only one of WorkloadSelector or Endpoints can be set");
        }
        if (endpoints > MOST_ENDPOINTS) {
            problems.invalid("spec.endpoints", endpoints, "at most 4096 endpoints");
        }
        if (endpoints > 0 && (resolution.isEmpty() || resolution.equals("NONE"))) {
            problems.invalid("spec.endpoints", endpoints, "NONE mode cannot set endpoints");
        }
        if (endpoints > 1 && resolution.equals("DNS_ROUND_ROBIN")) {
            problems.invalid("spec.endpoints", endpoints, "DNS_ROUND_ROBIN mode cannot have multiple endpoints");
        }
        WorkloadEntryRules rules = new WorkloadEntryRules(problems);
        for (int i = 0; i < endpoints; i++) {
            checkEndpoint(entry, i, rules);
        }
    }

    private void checkEndpoint(ServiceEntry entry, int index, WorkloadEntryRules rules) {
        WorkloadEntry endpoint = entry.endpoints().get(index);
        String path = "spec.endpoints[" + index + "]";
        rules.check(endpoint, path);
        boolean address =
                Addresses.isAddress(endpoint.address()) || endpoint.address().startsWith("unix://");
        if (entry.resolution().equals("STATIC") && !endpoint.address().isEmpty() && !address) {
            problems.invalid(
                    path + ".address", endpoint.address(), "STATIC resolution needs an IP address or a unix socket");
        }
        Set<String> names = entry.ports().stream().map(ServicePort::name).collect(Collectors.toSet());
        endpoint.ports().keySet().stream()
                .filter(it -> !names.contains(it))
                .forEach(it ->
                        problems.invalid(path + ".ports." + it, it, "endpoint port is not one of the service's ports"));
    }
}
