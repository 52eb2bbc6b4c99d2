package org.embeddedmesh.explain;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.Protocol;
import org.embeddedmesh.snapshot.Snapshot;

/** Why a call that perhaps was meant for the mesh is none of its calls. */
final class OutsideHint {

    private OutsideHint() {}

    /** Empty if the mesh knows nothing that is near. */
    static String of(RequestHead head, Snapshot snapshot, String namespace) {
        Optional<HostIndex> index = snapshot.hostIndex();
        if (index.isEmpty()) {
            return "nothing has come from the control plane yet: no host is known";
        }
        String host = host(head.authority());
        Map<Integer, Protocol> ports = index.get().ports(host, namespace);
        if (!ports.isEmpty() && !ports.containsKey(head.port())) {
            return "the mesh knows this host with other ports: "
                    + new TreeSet<>(ports.keySet())
                            .stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return elsewhere(host, index.get());
    }

    /** A short name that is a service's of another namespace. */
    private static String elsewhere(String host, HostIndex index) {
        if (host.contains(".")) {
            return "";
        }
        String others = index.hosts().keySet().stream()
                .filter(it -> it.startsWith(host + ".") && it.endsWith(".svc." + index.domainSuffix()))
                .sorted()
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : "the mesh knows this name in other namespaces: " + others;
    }

    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.lastIndexOf(']') > colon ? authority : authority.substring(0, colon);
    }
}
