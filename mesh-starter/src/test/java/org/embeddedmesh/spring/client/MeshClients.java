package org.embeddedmesh.spring.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.RandomSource;
import org.embeddedmesh.spring.TestMesh;
import org.embeddedmesh.spring.client.httpcore.HttpCoreTransport;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Clients of a test mesh, as an application would have them. */
public final class MeshClients implements AutoCloseable {

    private final TestMesh mesh;
    private final HttpCoreTransport transport;
    private final Mirrors mirrors;
    private final List<URI> passedThrough = new ArrayList<>();
    private final List<OutboundCall> finished = new CopyOnWriteArrayList<>();
    private ConfigurationDemand demand = destination -> CompletableFuture.completedFuture(null);

    public MeshClients(TestMesh mesh) {
        this.mesh = mesh;
        this.transport = new HttpCoreTransport(mesh.snapshots());
        this.mirrors = new Mirrors(transport);
    }

    MeshClients onDemand(ConfigurationDemand demand) {
        this.demand = demand;
        return this;
    }

    public MeshCalls calls() {
        OutboundEngine engine =
                new OutboundEngine(mesh.snapshots(), "default", System::nanoTime, RandomSource.threadLocal());
        return new MeshCalls(
                mesh.snapshots(), "default", engine, it -> demand.demand(it), transport, mirrors, finished::add);
    }

    public ClientHttpRequestFactory factory(CallerTimeouts timeouts) {
        SimpleClientHttpRequestFactory simple = new SimpleClientHttpRequestFactory();
        ClientHttpRequestFactory ownWay = (URI uri, HttpMethod method) -> {
            passedThrough.add(uri);
            return simple.createRequest(uri, method);
        };
        return new MeshClientHttpRequestFactory(ownWay, calls(), timeouts);
    }

    public ClientHttpRequestFactory factory() {
        return factory(CallerTimeouts.NONE);
    }

    /** Does not throw for any status. */
    public RestClient restClient() {
        return restClient(CallerTimeouts.NONE);
    }

    public RestClient restClient(CallerTimeouts timeouts) {
        return RestClient.builder()
                .requestFactory(factory(timeouts))
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
    }

    Mirrors mirrors() {
        return mirrors;
    }

    List<OutboundCall> finished() {
        return finished;
    }

    public List<URI> passedThrough() {
        return passedThrough;
    }

    @Override
    public void close() {
        mirrors.close();
        transport.close();
    }
}
