package org.embeddedmesh.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.snapshot.KnownDestination.Connections;
import org.jspecify.annotations.Nullable;

/** Finds what a snapshot knows of a destination, and remembers it for the next call that is written the same way. */
final class Destinations {

    private static final int MOST_REMEMBERED = 1024;
    private static final Destination OUTSIDE_MESH = new Destination.OutsideMesh();
    private static final Destination REFUSED = new Destination.Refused();
    private static final UseMark UNKNOWN = new UseMark();

    private final Snapshot snapshot;
    private final Map<String, Answer> remembered = new ConcurrentHashMap<>();

    Destinations(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Destination find(String authority, int port, String namespace) {
        Answer answer = remembered.get(authority);
        if (answer == null || answer.port != port || !answer.namespace.equals(namespace)) {
            answer = answer(authority, port, namespace);
            if (remembered.size() < MOST_REMEMBERED) {
                remembered.put(authority, answer);
            }
        }
        answer.mark.set();
        return answer.destination;
    }

    /** Remembers nothing, and counts as no use. */
    Destination look(String authority, int port, String namespace) {
        return answer(authority, port, namespace).destination;
    }

    /** Connections are few, so none is remembered. */
    Destination connection(Authority asked, String namespace) {
        Optional<HostIndex> index = snapshot.hostIndex();
        Optional<Authority> name = index.flatMap(it -> it.resolve(asked.host(), asked.port(), namespace));
        if (name.isEmpty()) {
            return index.map(Destinations::outside).orElse(OUTSIDE_MESH);
        }
        KnownDestination known = snapshot.known(name.get());
        if (known == null) {
            return new Destination.Awaited(name.get());
        }
        known.mark().set();
        Connections connections = known.connections();
        return connections == null
                ? index.map(Destinations::outside).orElse(OUTSIDE_MESH)
                : new Destination.Chained(name.get(), connections.chains());
    }

    private Answer answer(String authority, int port, String namespace) {
        Optional<HostIndex> index = snapshot.hostIndex();
        Optional<Authority> name = index.flatMap(it -> it.resolve(host(authority), port, namespace));
        KnownDestination known = name.map(snapshot::known).orElse(null);
        boolean isAbsent = known != null && known.listener() == null;
        Destination found = name.filter(it -> !isAbsent)
                .map(it -> ofMesh(it, known, authority))
                .orElseGet(() -> index.map(Destinations::outside).orElse(OUTSIDE_MESH));
        return new Answer(port, namespace, found, known == null ? UNKNOWN : known.mark());
    }

    private static Destination outside(HostIndex index) {
        return index.outboundTrafficPolicy() == OutboundTrafficPolicy.ALLOW_ANY ? OUTSIDE_MESH : REFUSED;
    }

    private Destination ofMesh(Authority destination, @Nullable KnownDestination known, String authority) {
        OutboundListener listener = known == null ? null : known.listener();
        RouteTable table = listener == null ? null : snapshot.routeTable(listener);
        return listener == null || table == null
                ? new Destination.Awaited(destination)
                : new Destination.Configured(destination, table.virtualHost(authority), listener.paths());
    }

    private static String host(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.lastIndexOf(']') > colon ? authority : authority.substring(0, colon);
    }

    private record Answer(int port, String namespace, Destination destination, UseMark mark) {}
}
