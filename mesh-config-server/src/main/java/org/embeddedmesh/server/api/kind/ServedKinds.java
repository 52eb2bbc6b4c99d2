package org.embeddedmesh.server.api.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.istio.resource.Kind;
import org.embeddedmesh.istio.resource.Schemas;

/** The kinds of this server: namespaces, and Istio's as mesh-istio describes them. */
public final class ServedKinds {

    private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", "Time since creation");

    private ServedKinds() {}

    public static ApiKinds all() {
        List<ApiKind> kinds = new ArrayList<>(List.of(namespace()));
        Arrays.stream(Kind.values()).map(ServedKinds::istio).forEach(kinds::add);
        return new ApiKinds(kinds);
    }

    public static ApiKind namespace() {
        ObjectNode spec = Json.object().put("type", "object");
        spec.putObject("properties")
                .putObject("finalizers")
                .put("type", "array")
                .putObject("items")
                .put("type", "string");
        return new ApiKind(
                "",
                List.of("v1"),
                "Namespace",
                "namespaces",
                "namespace",
                List.of("ns"),
                List.of(),
                false,
                List.of(new Column("Status", "string", ".status.phase", "Whether it is in use"), AGE),
                spec);
    }

    private static ApiKind istio(Kind kind) {
        return new ApiKind(
                kind.group(),
                kind.versions(),
                kind.kindName(),
                kind.plural(),
                kind.singular(),
                kind.shortNames(),
                kind.categories(),
                true,
                columns(kind),
                Schemas.openApi(kind));
    }

    private static List<Column> columns(Kind kind) {
        List<Column> columns = new ArrayList<>();
        kind.printerColumns()
                .forEach(column ->
                        columns.add(new Column(column.name(), column.type(), column.path(), column.description())));
        columns.add(AGE);
        return columns;
    }
}
