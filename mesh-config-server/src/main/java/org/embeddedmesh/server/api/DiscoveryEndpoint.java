package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.server.api.kind.AggregatedDiscovery;
import org.embeddedmesh.server.api.kind.ApiKinds;
import org.embeddedmesh.server.api.kind.Discovery;
import org.embeddedmesh.server.api.kind.HashedDocument;
import org.embeddedmesh.server.api.kind.OpenApi;

/** What the server says about itself: versions, groups, kinds and their schemas. */
final class DiscoveryEndpoint {

    private static final String FOREVER = "public, immutable, max-age=31536000";
    private static final String OPENAPI_V2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";
    /** As kubectl asks for it; with its @ it is none that could be answered. */
    private static final String OPENAPI_V2_ASKED = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

    private final ApiKinds kinds;
    private final Discovery discovery;
    private final OpenApi openApi;

    DiscoveryEndpoint(ApiKinds kinds) {
        this.kinds = kinds;
        this.discovery = new Discovery(kinds);
        this.openApi = new OpenApi(kinds);
    }

    /** The core group: {@code /api} and {@code /api/v1}. */
    void core(Exchange exchange, List<String> path) throws IOException {
        exchange.requireMethod("GET");
        exchange.response().setHeader("Vary", "Accept");
        Optional<AggregatedDiscovery> aggregated = aggregated(exchange);
        if (path.size() == 2) {
            answer(exchange, discovery.resources("", path.get(1)));
        } else if (aggregated.isPresent()) {
            answer(exchange, aggregated.get(), aggregated.get().core());
        } else {
            exchange.answer(200, discovery.coreVersions());
        }
    }

    /** All others: {@code /apis}, {@code /apis/G} and {@code /apis/G/V}. */
    void groups(Exchange exchange, List<String> path) throws IOException {
        exchange.requireMethod("GET");
        exchange.response().setHeader("Vary", "Accept");
        Optional<AggregatedDiscovery> aggregated = aggregated(exchange);
        if (path.size() == 3) {
            answer(exchange, discovery.resources(path.get(1), path.get(2)));
        } else if (path.size() == 2) {
            answer(exchange, discovery.group(path.get(1)));
        } else if (aggregated.isPresent()) {
            answer(exchange, aggregated.get(), aggregated.get().groups());
        } else {
            exchange.answer(200, discovery.groups());
        }
    }

    private Optional<AggregatedDiscovery> aggregated(Exchange exchange) {
        return exchange.accept().aggregatedDiscovery().map(version -> new AggregatedDiscovery(kinds, version));
    }

    private static void answer(Exchange exchange, Optional<ObjectNode> json) throws IOException {
        exchange.answer(200, json.orElseThrow(Exchange::noSuchPath));
    }

    private static void answer(Exchange exchange, AggregatedDiscovery aggregated, ObjectNode json) throws IOException {
        exchange.answer(200, aggregated.contentType(), json.toString());
    }

    /** {@code /openapi/v3} and below, and an empty document of version 2 for whom it is enough. */
    void openApi(Exchange exchange, List<String> path) throws IOException {
        exchange.requireMethod("GET");
        if (path.equals(List.of("openapi", "v2")) && exchange.accept().names(OPENAPI_V2, OPENAPI_V2_ASKED)) {
            // kubectl looks here for a kind that version 3 does not have. With nothing here it says that there is no
            // such kind.
            exchange.answer(200, OPENAPI_V2, new byte[0]);
            return;
        }
        if (path.size() < 2 || !path.get(1).equals("v3")) {
            throw Exchange.noSuchPath();
        }
        if (path.size() == 2) {
            document(exchange, openApi.index());
            return;
        }
        String name = String.join("/", path.subList(2, path.size()));
        HashedDocument document = openApi.document(name).orElseThrow(Exchange::noSuchPath);
        if (document.hash().equals(exchange.query("hash"))) {
            exchange.response().setHeader("Cache-Control", FOREVER);
        }
        document(exchange, document);
    }

    private static void document(Exchange exchange, HashedDocument document) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setHeader("Vary", "Accept");
        response.setHeader("ETag", document.etag());
        if (document.etag().equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            exchange.answer(200, Exchange.JSON, document.text());
        }
    }
}
