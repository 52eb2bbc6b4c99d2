package org.embeddedmesh.server.api;

import java.util.List;
import java.util.Optional;
import org.embeddedmesh.server.api.kind.ApiKind;
import org.embeddedmesh.server.api.kind.ApiKinds;
import org.embeddedmesh.server.api.object.Target;

/**
 * A path below a group and version.
 *
 * @param namespace empty: all namespaces, or a kind that lives in none
 * @param name empty: the collection
 */
record ResourcePath(ApiKind kind, String version, Optional<String> namespace, Optional<String> name) {

    static Optional<ResourcePath> of(List<String> path, ApiKinds kinds) {
        boolean core = path.get(0).equals("api");
        if (path.size() < (core ? 3 : 4)) {
            return Optional.empty();
        }
        String group = core ? "" : path.get(1);
        String version = path.get(core ? 1 : 2);
        List<String> rest = path.subList(core ? 2 : 3, path.size());
        boolean within = rest.get(0).equals("namespaces") && rest.size() > 2;
        List<String> resource = within ? rest.subList(2, rest.size()) : rest;
        if (resource.size() > 2) {
            return Optional.empty();
        }
        Optional<String> namespace = within ? Optional.of(rest.get(1)) : Optional.empty();
        Optional<String> name = resource.size() > 1 ? Optional.of(resource.get(1)) : Optional.empty();
        return kinds.find(group, version, resource.get(0))
                .map(kind -> new ResourcePath(kind, version, namespace, name))
                .filter(ResourcePath::isPlausible);
    }

    /** A namespaced object is only found within its namespace, another one never is. */
    private boolean isPlausible() {
        return kind.namespaced() ? namespace.isPresent() || name.isEmpty() : namespace.isEmpty();
    }

    Target target() {
        return new Target(kind, version, namespace.orElse(""), name.orElse(""));
    }
}
