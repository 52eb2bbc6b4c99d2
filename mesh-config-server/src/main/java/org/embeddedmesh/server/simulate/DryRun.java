package org.embeddedmesh.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.explain.PlannedRequest;
import org.embeddedmesh.istio.resource.InvalidManifestException;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;

/**
 * A call to try.
 *
 * @param client who calls
 * @param resources not saved, to be used as if they were
 */
record DryRun(PlannedRequest request, ClientScope client, List<Resource<?>> resources) {

    private static final String NAMESPACE = "default";

    /**
     * Reads {@code request: {url, method?, headers?}, client?: {namespace, labels}, resources?: [...]}.
     *
     * @throws StatusException 400 naming the field that is wrong, 422 for a resource that the API would refuse
     */
    static DryRun read(JsonNode body) {
        String namespace = body.at("/client/namespace").asText(NAMESPACE);
        Map<String, String> labels = new TreeMap<>();
        body.at("/client/labels")
                .properties()
                .forEach(it -> labels.put(it.getKey(), it.getValue().asText()));
        return new DryRun(
                request(body.path("request")),
                new ClientScope(namespace, labels),
                resources(body.path("resources"), namespace));
    }

    private static PlannedRequest request(JsonNode request) {
        Map<String, List<String>> headers = new TreeMap<>();
        request.path("headers").properties().forEach(it -> headers.put(it.getKey(), values(it.getValue())));
        try {
            return PlannedRequest.of(
                    request.path("method").asText("GET"), request.path("url").asText(), headers);
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            throw StatusException.badRequest("request.url: " + why, Cause.invalid("request.url", why));
        }
    }

    private static List<String> values(JsonNode value) {
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(it -> values.add(it.asText()));
        } else {
            values.add(value.asText());
        }
        return values;
    }

    private static List<Resource<?>> resources(JsonNode resources, String namespace) {
        List<Resource<?>> read = new ArrayList<>();
        for (JsonNode resource : resources) {
            try {
                read.add(Manifest.read(resource, namespace));
            } catch (InvalidManifestException e) {
                String field = "resources[" + read.size() + "]";
                String why = String.valueOf(e.getMessage());
                throw new StatusException(Status.of(Reason.INVALID, why, Cause.invalid(field, why)), e);
            }
        }
        return read;
    }
}
