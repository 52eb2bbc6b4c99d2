package org.embeddedmesh.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteTable;
import org.jspecify.annotations.Nullable;

/** Finds what a snapshot knows of a destination, and remembers it for the next call that is written the same way. */
final class Destinations {

    private static final int MOST_REMEMBERED = 1024;
    private static final Destination OUTSIDE_MESH = new Destination.OutsideMesh();
    private static final Destination REFUSED = new Destination.Refused();

    private final Snapshot snapshot;
    private final Map<String, Known> remembered = new ConcurrentHashMap<>();

    Destinations(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Destination find(String authority, int port, String namespace) {
        Known known = remembered.get(authority);
        if (known != null && known.port == port && known.namespace.equals(namespace)) {
            return known.destination;
        }
        Destination found = look(authority, port, namespace);
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(authority, new Known(port, namespace, found));
        }
        return found;
    }

    /** Remembers nothing. */
    Destination look(String authority, int port, String namespace) {
        Optional<HostIndex> index = snapshot.hostIndex();
        if (index.isEmpty()) {
            return OUTSIDE_MESH;
        }
        Destination outside =
                index.get().outboundTrafficPolicy() == OutboundTrafficPolicy.ALLOW_ANY ? OUTSIDE_MESH : REFUSED;
        return index.get()
                .resolve(host(authority), port, namespace)
                .filter(it -> !snapshot.isAbsent(it))
                .map(it -> configured(it, authority))
                .orElse(outside);
    }

    private Destination configured(Authority destination, String authority) {
        @Nullable RouteTable table = snapshot.routeTable(destination);
        return table == null
                ? new Destination.Awaited(destination)
                : new Destination.Configured(destination, table.virtualHost(authority));
    }

    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.lastIndexOf(']') > colon ? authority : authority.substring(0, colon);
    }

    private record Known(int port, String namespace, Destination destination) {}
}
