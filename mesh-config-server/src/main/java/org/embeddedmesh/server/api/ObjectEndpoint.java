package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.analysis.Finding;
import org.embeddedmesh.server.api.kind.Tables;
import org.embeddedmesh.server.api.object.DeleteOptions;
import org.embeddedmesh.server.api.object.ObjectReads;
import org.embeddedmesh.server.api.object.ObjectStatus;
import org.embeddedmesh.server.api.object.ObjectWrites;
import org.embeddedmesh.server.api.object.PatchType;
import org.embeddedmesh.server.api.object.Selection;
import org.embeddedmesh.server.api.object.Target;
import org.embeddedmesh.server.api.object.Written;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.watch.WatchHub;
import org.embeddedmesh.server.api.watch.WatchLimits;

/** Objects and collections: GET, watch, POST, PUT, PATCH and DELETE. */
final class ObjectEndpoint {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";

    private static final int MOST_WARNINGS = 10;

    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final WatchHub watches;
    private final WatchLimits limits;
    private final Tables tables;
    private final ObjectStatus status;

    ObjectEndpoint(
            ObjectReads reads,
            ObjectWrites writes,
            WatchHub watches,
            WatchLimits limits,
            Tables tables,
            ObjectStatus status) {
        this.reads = reads;
        this.writes = writes;
        this.watches = watches;
        this.limits = limits;
        this.tables = tables;
        this.status = status;
    }

    void handle(Exchange exchange, ResourcePath path) throws IOException {
        switch (exchange.method()) {
            case "GET" -> read(exchange, path);
            case "POST" -> create(exchange, path);
            case "PUT" -> replace(exchange, path);
            case "PATCH" -> patch(exchange, path);
            case "DELETE" -> delete(exchange, path);
            default -> throw exchange.methodNotAllowed();
        }
    }

    private void read(Exchange exchange, ResourcePath path) throws IOException {
        ObjectForm form = ObjectForm.of(exchange, tables, status, path.target());
        if (exchange.flag("watch")) {
            watch(exchange, path, form);
        } else if (path.name().isPresent()) {
            exchange.answer(200, form.one(reads.get(path.target())));
        } else {
            exchange.answer(200, form.all(reads.list(selection(exchange, path))));
        }
    }

    private static Selection selection(Exchange exchange, ResourcePath path) {
        String fields =
                path.name().map(name -> "metadata.name=" + name).orElseGet(() -> exchange.query("fieldSelector"));
        return Selection.of(path.kind(), path.version(), path.namespace(), exchange.query("labelSelector"), fields);
    }

    private void watch(Exchange exchange, ResourcePath path, ObjectForm form) throws IOException {
        exchange.response().setContentType(Exchange.JSON);
        if ("websocket".equalsIgnoreCase(exchange.request().getHeader("Upgrade"))) {
            // fabric8 tries WebSocket first; a short answer makes it fall back to plain HTTP at once.
            exchange.response().getOutputStream().print("{}");
            return;
        }
        watches.start(
                new WatchParameters(exchange).request(selection(exchange, path), form, limits.timeout()),
                exchange.request(),
                exchange.response());
    }

    private void create(Exchange exchange, ResourcePath path) throws IOException {
        if (path.name().isPresent()) {
            throw exchange.methodNotAllowed();
        }
        ObjectNode body = new RequestBody(exchange).object();
        answer(exchange, 201, path, writes.create(path.target(), body, new WriteParameters(exchange).write()));
    }

    private void replace(Exchange exchange, ResourcePath path) throws IOException {
        requireName(exchange, path);
        ObjectNode body = new RequestBody(exchange).object();
        answer(exchange, 200, path, writes.replace(path.target(), body, new WriteParameters(exchange).write()));
    }

    private void patch(Exchange exchange, ResourcePath path) throws IOException {
        requireName(exchange, path);
        RequestBody body = new RequestBody(exchange);
        PatchType type = patchType(body, path);
        JsonNode patch = body.required();
        answer(exchange, 200, path, writes.patch(path.target(), type, patch, new WriteParameters(exchange).write()));
    }

    /** Strategic merge is for built-in kinds: namespaces, which have no list to merge. Server-side apply is not supported. */
    private static PatchType patchType(RequestBody body, ResourcePath path) {
        boolean builtIn = path.kind().group().isEmpty();
        return switch (body.mediaType()) {
            case MERGE_PATCH -> PatchType.MERGE;
            case JSON_PATCH -> PatchType.JSON;
            case STRATEGIC_PATCH -> {
                if (!builtIn) {
                    throw body.unsupported(MERGE_PATCH, JSON_PATCH);
                }
                yield PatchType.MERGE;
            }
            default -> throw body.unsupported(MERGE_PATCH, JSON_PATCH);
        };
    }

    private void delete(Exchange exchange, ResourcePath path) throws IOException {
        DeleteOptions options = new WriteParameters(exchange).delete();
        if (path.name().isPresent()) {
            exchange.answer(200, writes.delete(path.target(), options));
            return;
        }
        if (path.kind().namespaced() && path.namespace().isEmpty()) {
            throw exchange.methodNotAllowed();
        }
        for (ObjectNode object : reads.list(selection(exchange, path)).objects()) {
            writes.delete(path.target().named(object.at("/metadata/name").asText()), options);
        }
        exchange.answer(200, Status.success(path.kind().subject("")));
    }

    private static void requireName(Exchange exchange, ResourcePath path) {
        if (path.name().isEmpty()) {
            throw exchange.methodNotAllowed();
        }
    }

    private void answer(Exchange exchange, int code, ResourcePath path, Written written) throws IOException {
        List<String> warnings = new ArrayList<>(written.warnings());
        ObjectNode json = written.json();
        Target target = path.target().named(json.at("/metadata/name").asText());
        List<Finding> doubts = status.doubts(target, json);
        doubts.forEach(it -> warnings.add(it.message()));
        status.set(target, json, doubts);
        warn(exchange, warnings);
        exchange.answer(code, json);
    }

    /** A container's response has room for some kilobytes of headers. */
    private static void warn(Exchange exchange, List<String> warnings) {
        warnings.stream().limit(MOST_WARNINGS).forEach(exchange::warn);
        int more = warnings.size() - MOST_WARNINGS;
        if (more > 0) {
            exchange.warn("and " + more + " more");
        }
    }
}
