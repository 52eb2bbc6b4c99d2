package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.embeddedmesh.server.api.kind.Tables;
import org.embeddedmesh.server.api.kind.Tables.IncludeObject;
import org.embeddedmesh.server.api.object.ObjectReads.Selected;
import org.embeddedmesh.server.api.object.ObjectStatus;
import org.embeddedmesh.server.api.object.Target;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/** How a client wants to see objects: as they are, or as rows of a table. */
record ObjectForm(Tables tables, ObjectStatus status, Target collection, Accept.Form form, IncludeObject include) {

    static ObjectForm of(Exchange exchange, Tables tables, ObjectStatus status, Target collection) {
        Accept.Form form = exchange.accept()
                .form()
                .orElseThrow(() -> new StatusException(Status.of(
                        Reason.NOT_ACCEPTABLE,
                        "only the following media types are accepted: application/json,"
                                + " application/json;as=Table;v=v1;g=meta.k8s.io")));
        return new ObjectForm(tables, status, collection, form, include(exchange.query("includeObject")));
    }

    private static IncludeObject include(String text) {
        try {
            return text.isEmpty() ? IncludeObject.METADATA : IncludeObject.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new StatusException(Status.of(Reason.BAD_REQUEST, "unrecognized includeObject value: " + text), e);
        }
    }

    /** One object, at a version of the store. */
    ObjectNode one(ObjectNode object, long resourceVersion) {
        return form == Accept.Form.TABLE
                ? tables.table(collection.kind(), List.of(object), resourceVersion, include)
                : status.shown(collection, object);
    }

    ObjectNode one(ObjectNode object) {
        return one(object, object.at("/metadata/resourceVersion").asLong());
    }

    ObjectNode all(Selected selected) {
        if (form == Accept.Form.TABLE) {
            return tables.table(collection.kind(), selected.objects(), selected.resourceVersion(), include);
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("kind", collection.kind().kind() + "List")
                .put("apiVersion", collection.kind().apiVersion(collection.version()));
        list.putObject("metadata").put("resourceVersion", Long.toString(selected.resourceVersion()));
        ArrayNode items = list.putArray("items");
        selected.objects().forEach(it -> items.add(status.shown(collection, it)));
        return list;
    }
}
