package org.embeddedmesh.istio.resource;

/** What Istio refuses in a WorkloadEntry, alone or as an endpoint of a ServiceEntry. */
final class WorkloadEntryRules {

    private static final String SOCKET = "unix://";
    private static final int MOST_PORTS = 128;
    private static final int MOST_LABELS = 256;

    private final Problems problems;

    WorkloadEntryRules(Problems problems) {
        this.problems = problems;
    }

    void check(WorkloadEntry entry, String path) {
        checkAddress(entry, path);
        entry.ports().forEach((name, port) -> {
            if (!Names.isDnsLabel(name)) {
                problems.invalid(path + ".ports", name, Names.DNS_LABEL_RULE);
            }
            if (port < 1 || port > 65535) {
                problems.invalid(path + ".ports." + name, port, "port must be between 1-65535");
            }
        });
        if (entry.ports().size() > MOST_PORTS) {
            problems.invalid(path + ".ports", entry.ports().size(), "at most " + MOST_PORTS + " ports");
        }
        if (entry.labels().size() > MOST_LABELS) {
            problems.invalid(path + ".labels", entry.labels().size(), "at most " + MOST_LABELS + " labels");
        }
        new LabelRules(problems).check(entry.labels(), path + ".labels");
    }

    private void checkAddress(WorkloadEntry entry, String path) {
        String address = entry.address();
        if (address.isEmpty()) {
            if (entry.network().isEmpty()) {
                problems.required(path + ".address", "Address is required");
            }
        } else if (address.startsWith(SOCKET)) {
            checkSocket(entry, address.substring(SOCKET.length()), path);
        } else if (!Addresses.isAddress(address) && !Names.isHost(address)) {
            problems.invalid(path + ".address", address, "must be an IP address, a host name or unix://path");
        }
    }

    private void checkSocket(WorkloadEntry entry, String socket, String path) {
        if (!socket.startsWith("/") && !socket.startsWith("@")) {
            problems.invalid(path + ".address", entry.address(), "UDS must be an absolute path or abstract socket");
        } else if (socket.endsWith("/")) {
            problems.invalid(path + ".address", entry.address(), "UDS may not be a dir");
        }
        if (!entry.ports().isEmpty()) {
            problems.invalid(path + ".ports", entry.ports().keySet(), "UDS may not include ports");
        }
    }
}
