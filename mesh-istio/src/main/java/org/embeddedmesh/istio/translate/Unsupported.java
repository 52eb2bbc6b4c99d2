package org.embeddedmesh.istio.translate;

import java.util.List;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.Resource;

/**
 * Something that a resource asks for and a client cannot do, for people.
 *
 * @param resource path of the resource, or empty where none says so
 * @param rule the rule within it, or empty
 * @param field in Istio's words where Istio has one, else in Envoy's
 * @param effect what happens instead
 */
public record Unsupported(String resource, String rule, String field, String effect) {

    static List<Unsupported> policies(List<Resource<AuthorizationPolicy>> policies, String effect) {
        return policies.stream()
                .map(it -> new Unsupported(Origin.path(it), "", "spec.rules", effect))
                .toList();
    }
}
