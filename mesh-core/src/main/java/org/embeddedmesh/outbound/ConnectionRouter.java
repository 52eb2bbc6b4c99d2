package org.embeddedmesh.outbound;

import java.util.function.LongSupplier;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.tcp.FilterChainEntry;

/**
 * Decides which cluster a connection goes to that is not looked into, but perhaps for the server name in its first
 * bytes. Safe for several threads.
 */
public final class ConnectionRouter {

    private static final ConnectionDecision PASS_THROUGH = new ConnectionDecision.PassThrough();
    private static final ConnectionDecision BLOCKED = new ConnectionDecision.Blocked();

    private final String namespace;
    private final LongSupplier random;

    /**
     * @param namespace of this process, in which short host names are looked up
     * @param random what weights are drawn by
     */
    public ConnectionRouter(String namespace, RandomSource random) {
        this.namespace = namespace;
        this.random = random;
    }

    /**
     * @param asked where the application wants to connect to
     * @param serverName that TLS names (SNI); empty: none
     */
    public ConnectionDecision decide(Snapshot snapshot, Authority asked, String serverName) {
        Destination destination = snapshot.connection(asked, namespace);
        if (destination instanceof Destination.Chained chained) {
            return chained.chains()
                    .match(serverName)
                    .map(it -> connect(chained.authority(), it, snapshot))
                    .orElseGet(() -> new ConnectionDecision.Unmatched(chained.authority()));
        }
        if (destination instanceof Destination.Awaited awaited) {
            return new ConnectionDecision.Await(awaited.authority());
        }
        return destination instanceof Destination.Refused ? BLOCKED : PASS_THROUGH;
    }

    private ConnectionDecision connect(Authority destination, FilterChainEntry entry, Snapshot snapshot) {
        String cluster = entry.split(random.getAsLong());
        return snapshot.cluster(cluster).isEmpty() && snapshot.isAwaited(cluster)
                ? new ConnectionDecision.Await(destination)
                : new ConnectionDecision.Connect(destination, entry.chain(), cluster);
    }
}
