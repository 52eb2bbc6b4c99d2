package org.embeddedmesh.server.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.api.kind.ApiKinds;
import org.embeddedmesh.server.api.kind.ServedKinds;
import org.embeddedmesh.server.api.kind.Tables;
import org.embeddedmesh.server.api.object.ObjectAnalysis;
import org.embeddedmesh.server.api.object.ObjectReads;
import org.embeddedmesh.server.api.object.ObjectStatus;
import org.embeddedmesh.server.api.object.ObjectWrites;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.api.watch.WatchHub;
import org.embeddedmesh.server.api.watch.WatchLimits;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.StoreFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Kubernetes-style API over a store, for {@code kubectl}, {@code curl} and Kubernetes client libraries. To be mapped at
 * {@link #MAPPINGS}, with support for asynchronous requests.
 */
public final class ApiServlet extends HttpServlet {

    /** Where the servlet belongs. */
    public static final List<String> MAPPINGS = List.of("/version", "/api/*", "/apis/*", "/openapi/*");

    private static final Logger log = LoggerFactory.getLogger(ApiServlet.class);

    private final transient ApiKinds kinds;
    private final transient DiscoveryEndpoint discovery;
    private final transient ObjectEndpoint objects;
    private final transient WatchHub watches;

    private ApiServlet(ApiKinds kinds, ObjectEndpoint objects, WatchHub watches) {
        this.kinds = kinds;
        this.discovery = new DiscoveryEndpoint(kinds);
        this.objects = objects;
        this.watches = watches;
    }

    /**
     * Also creates the namespaces that are always there, {@code default} and {@code istio-system}, where the store lacks them.
     *
     * @param analysis tells what the mesh makes of objects
     */
    public static ApiServlet of(ConfigStore store, Clock clock, ObjectAnalysis analysis) {
        return of(store, clock, WatchLimits.defaults(), analysis);
    }

    static ApiServlet of(ConfigStore store, Clock clock, WatchLimits limits, ObjectAnalysis analysis) {
        ApiKind namespace = ServedKinds.namespace();
        ObjectWrites writes = new ObjectWrites(store, clock, new SecureRandom());
        writes.createPermanentNamespaces(namespace);
        WatchHub watches = new WatchHub(store, limits);
        ObjectEndpoint objects = new ObjectEndpoint(
                new ObjectReads(store), writes, watches, limits, new Tables(clock), new ObjectStatus(analysis));
        return new ApiServlet(ServedKinds.all(), objects, watches);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Exchange exchange = new Exchange(request, response);
        try {
            route(exchange, exchange.path());
        } catch (StatusException e) {
            exchange.answer(e.status());
        } catch (StoreFailedException e) {
            log.warn("{} {} refused: the store {}", request.getMethod(), request.getRequestURI(), e.getMessage());
            exchange.answer(Status.of(Reason.SERVICE_UNAVAILABLE, "the store " + e.getMessage()));
        } catch (RuntimeException e) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            exchange.answer(Status.of(Reason.INTERNAL_ERROR, "Internal error occurred; the server's log says more"));
        }
    }

    private void route(Exchange exchange, List<String> path) throws IOException {
        switch (path.get(0)) {
            case "version" -> {
                exchange.requireMethod("GET");
                exchange.answer(200, Version.json());
            }
            case "openapi" -> discovery.openApi(exchange, path);
            case "api" -> {
                if (path.size() < 3) {
                    discovery.core(exchange, path);
                } else {
                    object(exchange, path);
                }
            }
            case "apis" -> {
                if (path.size() < 4) {
                    discovery.groups(exchange, path);
                } else {
                    object(exchange, path);
                }
            }
            default -> throw Exchange.noSuchPath();
        }
    }

    private void object(Exchange exchange, List<String> path) throws IOException {
        if (EmptyEvents.isAskedFor(path)) {
            exchange.requireMethod("GET");
            exchange.answer(200, EmptyEvents.list());
        } else {
            objects.handle(exchange, ResourcePath.of(path, kinds).orElseThrow(Exchange::noSuchPath));
        }
    }

    /** How many watches are running. */
    public int watches() {
        return watches.running();
    }

    /** Ends all watches cleanly; to be called before a graceful shutdown, which would wait for them. */
    public void endWatches() {
        watches.endAll();
    }

    @Override
    public void destroy() {
        watches.close();
    }
}
