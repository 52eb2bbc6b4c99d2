package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.store.ResourceKey;

/**
 * The object that a URL names.
 *
 * @param version in which it is sent and answered
 * @param namespace empty for a kind that lives in no namespace
 * @param name empty where a collection is posted to
 */
public record Target(ApiKind kind, String version, String namespace, String name) {

    ResourceKey key() {
        return kind.key(namespace, name);
    }

    /** An object of this collection. */
    public Target named(String newName) {
        return new Target(kind, version, namespace, newName);
    }

    /** @throws StatusException 400, when a body says that it is something else */
    void requireSame(ObjectNode body) {
        requireSame(body, "kind", "kind", kind.kind());
        requireSame(body, "apiVersion", "API version", kind.apiVersion(version));
        String itsNamespace = body.at("/metadata/namespace").asText();
        if (!itsNamespace.isEmpty() && !itsNamespace.equals(namespace)) {
            throw differs("metadata.namespace", "namespace", itsNamespace, namespace);
        }
        String itsName = body.at("/metadata/name").asText();
        if (!name.isEmpty() && !itsName.isEmpty() && !itsName.equals(name)) {
            throw differs("metadata.name", "name", itsName, name);
        }
    }

    private static void requireSame(ObjectNode body, String field, String noun, String expected) {
        String actual = body.path(field).asText();
        if (actual.isEmpty()) {
            String message = "Object '" + field + "' is missing; here it is " + expected;
            throw StatusException.badRequest(message, Cause.required(field, "Required value: " + message));
        }
        if (!actual.equals(expected)) {
            throw differs(field, noun, actual, expected);
        }
    }

    private static StatusException differs(String field, String noun, String actual, String expected) {
        String message = "the " + noun + " in the data (" + actual + ") does not match the expected " + noun + " ("
                + expected + ")";
        return StatusException.badRequest(
                message, Cause.invalid(field, "Invalid value: \"" + actual + "\": " + message));
    }
}
