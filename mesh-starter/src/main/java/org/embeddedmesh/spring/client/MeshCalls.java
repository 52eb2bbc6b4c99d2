package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.springframework.http.client.ClientHttpResponse;

/** What all blocking clients of an application share: which calls are the mesh's, and carrying them out. */
public final class MeshCalls {

    private final SnapshotHolder snapshots;
    private final String namespace;
    private final OutboundEngine engine;
    private final ConfigurationDemand configuration;
    private final Transport transport;
    private final Mirrors mirrors;
    private final CallObserver observer;

    /** @param namespace in which short host names are looked up */
    public MeshCalls(
            SnapshotHolder snapshots,
            String namespace,
            OutboundEngine engine,
            ConfigurationDemand configuration,
            Transport transport) {
        this(snapshots, namespace, engine, configuration, transport, CallObserver.NONE);
    }

    /** @param namespace in which short host names are looked up */
    public MeshCalls(
            SnapshotHolder snapshots,
            String namespace,
            OutboundEngine engine,
            ConfigurationDemand configuration,
            Transport transport,
            CallObserver observer) {
        this(snapshots, namespace, engine, configuration, transport, new Mirrors(transport), observer);
    }

    /**
     * @param namespace in which short host names are looked up
     * @param mirrors closed by whom it belongs to
     */
    public MeshCalls(
            SnapshotHolder snapshots,
            String namespace,
            OutboundEngine engine,
            ConfigurationDemand configuration,
            Transport transport,
            Mirrors mirrors,
            CallObserver observer) {
        this.snapshots = snapshots;
        this.namespace = namespace;
        this.engine = engine;
        this.configuration = configuration;
        this.transport = transport;
        this.mirrors = mirrors;
        this.observer = observer;
    }

    /** Whether the mesh has a say in calls to this address. TLS that the application begins itself is none of its business. */
    public boolean concern(URI uri) {
        if (uri.getHost() == null || !SpringRequestHead.SCHEME.equalsIgnoreCase(uri.getScheme())) {
            return false;
        }
        String authority = SpringRequestHead.authority(uri);
        return !(snapshots.current().destination(authority, SpringRequestHead.port(uri), namespace)
                instanceof Destination.OutsideMesh);
    }

    /** Blocks until the head of the answer is there; empty: the call goes the application's own way. */
    Optional<ClientHttpResponse> perform(OutgoingRequest request, CallerTimeouts timeouts) throws IOException {
        CallOptions options = request.body().isReplayable() ? CallOptions.REPLAYABLE : CallOptions.ONCE;
        BlockingCall call = new BlockingCall(
                engine.call(request.head(), options),
                request,
                Patience.startingNow(timeouts),
                configuration,
                transport,
                mirrors,
                observer);
        return call.perform();
    }
}
