package org.embeddedmesh.server.api.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.store.ResourceKey;

/**
 * Which objects of a kind a request is about.
 *
 * @param version in which they are answered
 * @param namespace empty: of all namespaces
 * @param selector of labels and fields
 */
public record Selection(ApiKind kind, String version, Optional<String> namespace, Predicate<JsonNode> selector) {

    /** @throws org.embeddedmesh.server.api.status.StatusException 400, when a selector cannot be read */
    public static Selection of(
            ApiKind kind, String version, Optional<String> namespace, String labelSelector, String fieldSelector) {
        Predicate<JsonNode> selector = LabelSelector.of(labelSelector).and(FieldSelector.of(fieldSelector));
        return new Selection(kind, version, namespace, selector);
    }

    public boolean covers(ResourceKey key) {
        return key.resource().equals(kind.resource())
                && namespace.map(key.namespace()::equals).orElse(true);
    }
}
