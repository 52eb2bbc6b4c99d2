package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Objects as a {@code meta.k8s.io/v1 Table}, which is what {@code kubectl get} prints. */
public final class Tables {

    /** What of each object a row carries. */
    public enum IncludeObject {
        METADATA,
        OBJECT,
        NONE
    }

    private static final Column NAME =
            new Column("Name", "string", ".metadata.name", "Name must be unique within a namespace.");

    private final Clock clock;

    public Tables(Clock clock) {
        this.clock = clock;
    }

    public ObjectNode table(ApiKind kind, List<ObjectNode> objects, long resourceVersion, IncludeObject include) {
        ObjectNode table = Json.object("Table", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", Long.toString(resourceVersion));
        table.putArray("columnDefinitions").add(definition(NAME, "name"));
        kind.columns().forEach(column -> table.withArray("columnDefinitions").add(definition(column, "")));
        table.putArray("rows");
        objects.forEach(object -> table.withArray("rows").add(row(kind, object, include)));
        return table;
    }

    private static ObjectNode definition(Column column, String format) {
        return Json.object()
                .put("name", column.name())
                .put("type", column.type())
                .put("format", format)
                .put("description", column.description())
                .put("priority", 0);
    }

    private ObjectNode row(ApiKind kind, ObjectNode object, IncludeObject include) {
        ObjectNode row = Json.object();
        row.putArray("cells").add(cell(NAME, object));
        kind.columns().forEach(column -> row.withArray("cells").add(cell(column, object)));
        if (include == IncludeObject.OBJECT) {
            row.set("object", object);
        } else if (include == IncludeObject.METADATA) {
            ObjectNode metadata = Json.object("PartialObjectMetadata", "meta.k8s.io/v1");
            row.set("object", metadata.<ObjectNode>set("metadata", object.path("metadata")));
        }
        return row;
    }

    private JsonNode cell(Column column, ObjectNode object) {
        JsonNode value = JsonPath.of(column.path()).read(object);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (column.type().equals("date")) {
            return nodes.textNode(age(value.asText()));
        }
        if (value.isMissingNode() || value.isNull()) {
            return nodes.nullNode();
        }
        return value.isContainerNode() ? nodes.textNode(value.toString()) : value;
    }

    private String age(String timestamp) {
        try {
            return Age.of(Duration.between(Instant.parse(timestamp), clock.instant()));
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }
}
