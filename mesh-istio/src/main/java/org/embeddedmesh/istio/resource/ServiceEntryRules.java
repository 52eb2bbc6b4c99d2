package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What Istio refuses in a ServiceEntry beyond its structure. */
final class ServiceEntryRules {

    private static final int MOST_HOSTS = 256;
    private static final int MOST_PORTS = 256;
    private static final int MOST_ADDRESSES = 256;

    private final Problems problems;

    ServiceEntryRules(Problems problems) {
        this.problems = problems;
    }

    void check(ServiceEntry entry, String namespace, JsonNode spec) {
        checkHosts(entry.hosts());
        checkAddresses(entry);
        checkPorts(entry.ports());
        checkHostsByProtocol(entry);
        new ServiceEndpointRules(problems).check(entry, spec);
        new ExportToRules(problems, namespace).check(entry.exportTo(), true);
        if (entry.workloadSelector() != null) {
            new LabelRules(problems).checkSelector(entry.workloadSelector().labels(), "spec.workloadSelector.labels");
            if (entry.workloadSelector().labels().isEmpty()) {
                problems.warn("spec.workloadSelector", "has no labels: it selects nothing by itself");
            }
        }
    }

    private void checkHosts(List<String> hosts) {
        if (hosts.size() > MOST_HOSTS) {
            problems.invalid("spec.hosts", hosts.size(), "at most 256 hosts");
        }
        for (int i = 0; i < hosts.size(); i++) {
            String host = hosts.get(i);
            if (host.equals("*")) {
                problems.invalid("spec.hosts[" + i + "]", host, "hostname cannot be wildcard");
            } else if (!Names.isWildcardHost(host)) {
                problems.invalid(
                        "spec.hosts[" + i + "]", host, "must be a host name, perhaps with * as its first label");
            }
        }
    }

    private void checkAddresses(ServiceEntry entry) {
        List<String> addresses = entry.addresses();
        if (addresses.size() > MOST_ADDRESSES) {
            problems.invalid("spec.addresses", addresses.size(), "at most 256 addresses");
        }
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            if (!Addresses.isRange(address)) {
                problems.invalid("spec.addresses[" + i + "]", address, "must be an IP address or a CIDR range");
            } else if (address.contains("/") && !Set.of("", "NONE", "STATIC").contains(entry.resolution())) {
                problems.invalid(
                        "spec.addresses[" + i + "]",
                        address,
                        "CIDR addresses are allowed only for NONE/STATIC resolution types");
            }
        }
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
            if (!port.name().isEmpty() && !names.add(port.name())) {
                problems.duplicate(path + ".name", port.name(), "");
            }
            if (!port.name().isEmpty() && !Names.isDnsLabel(port.name())) {
                problems.invalid(path + ".name", port.name(), Names.DNS_LABEL_RULE);
            }
            if (!Protocols.isKnown(port.protocol())) {
                problems.invalid(path + ".protocol", port.protocol(), "unsupported protocol");
            }
        }
    }

    /** Only HTTP and TLS say which of several hosts is meant. */
    private void checkHostsByProtocol(ServiceEntry entry) {
        boolean none = Set.of("", "NONE").contains(entry.resolution());
        for (int i = 0; i < entry.ports().size() && entry.hosts().size() > 1 && !none; i++) {
            String protocol = entry.ports().get(i).protocol();
            if (!Protocols.isHttp(protocol) && !Protocols.isTls(protocol)) {
                problems.invalid(
                        "spec.ports[" + i + "].protocol",
                        protocol.toUpperCase(Locale.ROOT),
                        "multiple hosts need ports of HTTP or TLS");
            }
        }
    }
}
