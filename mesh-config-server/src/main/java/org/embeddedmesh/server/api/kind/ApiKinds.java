package org.embeddedmesh.server.api.kind;

import java.util.List;
import java.util.Optional;

/** All kinds that the API serves, in order of preference. */
public record ApiKinds(List<ApiKind> kinds) {

    public ApiKinds {
        kinds = List.copyOf(kinds);
    }

    public Optional<ApiKind> find(String group, String version, String plural) {
        return in(group, version).stream()
                .filter(kind -> kind.plural().equals(plural))
                .findFirst();
    }

    public List<ApiKind> in(String group, String version) {
        return kinds.stream()
                .filter(kind -> kind.group().equals(group) && kind.versions().contains(version))
                .toList();
    }

    public List<String> groups() {
        return kinds.stream().map(ApiKind::group).distinct().toList();
    }

    public List<String> versions(String group) {
        return kinds.stream()
                .filter(kind -> kind.group().equals(group))
                .flatMap(kind -> kind.versions().stream())
                .distinct()
                .toList();
    }
}
