package org.embeddedmesh.istio.resource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Istio refuses and doubts in the hosts of a Sidecar's egress listener. */
final class EgressHostRules {

    private static final String ALL = "*";
    private static final String EXCEPT = "~";

    private final Problems problems;
    private final String namespace;

    /** @param namespace of the resource */
    EgressHostRules(Problems problems, String namespace) {
        this.problems = problems;
        this.namespace = namespace;
    }

    void check(List<String> hosts, String path) {
        Map<String, Set<String>> seen = new HashMap<>();
        for (int i = 0; i < hosts.size(); i++) {
            String at = path + "[" + i + "]";
            String[] parts = hosts.get(i).split("/", 2);
            if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                problems.invalid(at, hosts.get(i), "must be of the form namespace/host");
                continue;
            }
            checkNamespace(parts[0], at);
            checkHost(parts[1], at);
            if (!parts[0].startsWith(EXCEPT)) {
                String home = parts[0].equals(".") ? namespace : parts[0];
                noteRepeated(seen.computeIfAbsent(home, key -> new HashSet<>()), parts[1], at);
            }
        }
        if (seen.size() > 1 && seen.getOrDefault(ALL, Set.of()).contains(ALL)) {
            problems.warn(path, "*/* selects all: the other hosts add nothing");
        }
    }

    private void checkNamespace(String text, String path) {
        String name = text.startsWith(EXCEPT) ? text.substring(EXCEPT.length()) : text;
        if (!name.isEmpty() && !name.equals(ALL) && !name.equals(".") && !Names.isLabel(name)) {
            problems.invalid(path, text, "the namespace must be *, ., ~ or a name");
        }
    }

    private void checkHost(String host, String path) {
        String name = host.startsWith("*.") ? host.substring(2) : host;
        if (!host.equals(ALL) && !Names.isHost(name)) {
            problems.invalid(path, host, "must be *, or a host name, perhaps with * as its first label");
        }
    }

    private void noteRepeated(Set<String> before, String host, String path) {
        boolean repeated = host.equals(ALL) ? !before.isEmpty() : before.contains(host) || before.contains(ALL);
        if (repeated) {
            problems.warn(path, "is named twice, by itself or by a wildcard");
        }
        before.add(host);
    }
}
