package org.embeddedmesh.istio.resource;

import java.util.regex.Pattern;

/** What Istio refuses in a WorkloadEntry, alone or as an endpoint of a ServiceEntry. */
final class WorkloadEntryRules {

    private static final String SOCKET = "unix://";
    private static final Pattern PORT_NAME = Pattern.compile("[a-zA-Z0-9](.{0,61}[a-zA-Z0-9])?");

    private final Problems problems;

    WorkloadEntryRules(Problems problems) {
        this.problems = problems;
    }

    void check(WorkloadEntry entry, String path) {
        checkAddress(entry, path);
        entry.ports().forEach((name, port) -> {
            if (!PORT_NAME.matcher(name).matches()) {
                problems.invalid(path + ".ports", name, "must begin and end with a letter or digit");
            }
            if (port < 1 || port > 65535) {
                problems.invalid(path + ".ports." + name, port, "port must be between 1-65535");
            }
        });
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
