package org.embeddedmesh.server.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
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
    static DryRun read(ObjectNode json) {
        BodyObject body = BodyObject.of(json, "request", "client", "resources");
        BodyObject client = body.object("client", "namespace", "labels");
        String namespace = client.text("namespace", NAMESPACE);
        return new DryRun(
                request(body.object("request", "url", "method", "headers")),
                new ClientScope(namespace, client.object("labels").texts()),
                resources(body.elements("resources"), namespace));
    }

    private static PlannedRequest request(BodyObject request) {
        try {
            return PlannedRequest.of(
                    request.text("method", "GET"),
                    request.text("url", ""),
                    request.object("headers").lists());
        } catch (IllegalArgumentException e) {
            throw request.wrong("url", String.valueOf(e.getMessage()));
        }
    }

    private static List<Resource<?>> resources(List<JsonNode> resources, String namespace) {
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
