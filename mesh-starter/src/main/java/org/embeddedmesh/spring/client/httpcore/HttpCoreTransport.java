package org.embeddedmesh.spring.client.httpcore;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.client.Deadline;
import org.embeddedmesh.spring.client.Exchange;
import org.embeddedmesh.spring.client.OutgoingRequest;
import org.embeddedmesh.spring.client.Patience;
import org.embeddedmesh.spring.client.Transport;

/** HTTP/1.1 without TLS. How long a request takes to be written is not limited, as in Envoy; all else is. */
public final class HttpCoreTransport implements Transport {

    private final ConnectionPools pools = new ConnectionPools();
    private final ConnectionSweeper sweeper;

    /** @param snapshots tell which endpoints are gone, so that connections to them are closed */
    public HttpCoreTransport(SnapshotHolder snapshots) {
        this.sweeper = ConnectionSweeper.start(pools, snapshots);
    }

    @Override
    public Exchange send(Attempt attempt, OutgoingRequest request, Patience patience) throws IOException {
        Deadline whole = Deadline.in(attempt.remaining());
        Connection connection;
        Exchange exchange;
        do {
            try {
                connection = pools.lease(PoolKey.of(attempt), connectTimeout(attempt, whole, patience));
            } catch (IOException e) {
                return Exchange.failed(notConnected(e, patience));
            }
            exchange = new HttpExchange(connection, attempt, request, patience, whole).perform();
        } while (isStale(connection, exchange));
        return exchange;
    }

    @Override
    public void close() {
        sweeper.close();
        pools.close();
    }

    ConnectionPools pools() {
        return pools;
    }

    private static int connectTimeout(Attempt attempt, Deadline whole, Patience patience) {
        return Deadline.in(attempt.cluster().connectTimeout())
                .earlier(Deadline.in(patience.connect()))
                .earlier(patience.head())
                .earlier(whole)
                .socketTimeout();
    }

    private static Outcome notConnected(IOException failure, Patience patience) throws IOException {
        patience.require(failure);
        return failure instanceof SocketTimeoutException
                ? new Outcome.ConnectTimeout()
                : new Outcome.ConnectFailure(Reasons.of(failure));
    }

    /** The endpoint had closed a connection from the pool and nothing of the request can have reached it: no attempt was made. */
    private static boolean isStale(Connection connection, Exchange exchange) {
        return connection.isUsed() && exchange.outcome() instanceof Outcome.Reset reset && !reset.requestSent();
    }
}
