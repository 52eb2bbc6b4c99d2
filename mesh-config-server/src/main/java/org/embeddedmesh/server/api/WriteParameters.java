package org.embeddedmesh.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.embeddedmesh.server.api.object.DeleteOptions;
import org.embeddedmesh.server.api.object.FieldValidation;
import org.embeddedmesh.server.api.object.WriteOptions;
import org.embeddedmesh.server.api.status.StatusException;

/** The options of a write: query parameters, and the body of a DELETE. */
record WriteParameters(Exchange exchange) {

    WriteOptions write() {
        return new WriteOptions(queriedDryRun(), FieldValidation.of(exchange.query("fieldValidation")));
    }

    DeleteOptions delete() throws IOException {
        JsonNode body = new RequestBody(exchange).document().orElse(MissingNode.getInstance());
        JsonNode preconditions = body.path("preconditions");
        return new DeleteOptions(
                queriedDryRun() | dryRun(body.path("dryRun")),
                preconditions.path("uid").asText(),
                preconditions.path("resourceVersion").asText());
    }

    private boolean queriedDryRun() {
        String[] values = exchange.request().getParameterValues("dryRun");
        return values != null && Arrays.stream(values).anyMatch(WriteParameters::isAll);
    }

    private static boolean dryRun(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).anyMatch(value -> isAll(value.asText()));
    }

    private static boolean isAll(String dryRun) {
        if (!dryRun.isEmpty() && !dryRun.equals("All")) {
            throw StatusException.badRequest(
                    "dryRun: Unsupported value: \"" + dryRun + "\": supported values: \"All\"");
        }
        return !dryRun.isEmpty();
    }
}
