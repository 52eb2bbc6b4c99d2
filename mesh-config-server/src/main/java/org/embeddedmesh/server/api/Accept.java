package org.embeddedmesh.server.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An Accept header as Kubernetes clients write it: media types with parameters that ask for a form. The first that fits wins. */
record Accept(List<MediaType> types) {

    /** The forms of answers about objects. */
    enum Form {
        OBJECT,
        TABLE
    }

    record MediaType(String name, Map<String, String> parameters) {

        boolean isJson() {
            return List.of("application/json", "application/*", "*/*").contains(name);
        }

        boolean asks(String as, String group) {
            return as.equals(parameters.get("as")) && group.equals(parameters.get("g"));
        }
    }

    static Accept of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return new Accept(List.of(new MediaType("*/*", Map.of())));
        }
        return new Accept(
                Arrays.stream(header.split(",")).map(Accept::mediaType).toList());
    }

    private static MediaType mediaType(String text) {
        String[] parts = text.split(";");
        Map<String, String> parameters = new HashMap<>();
        Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split("=", 2))
                .forEach(pair -> parameters.put(pair[0].strip(), pair.length > 1 ? pair[1].strip() : ""));
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** Whether one of these very media types is accepted. */
    boolean names(String... mediaTypes) {
        return types.stream().anyMatch(it -> List.of(mediaTypes).contains(it.name()));
    }

    /** Empty: none that this API has. */
    Optional<Form> form() {
        return types.stream()
                .filter(MediaType::isJson)
                .flatMap(type -> form(type).stream())
                .findFirst();
    }

    private static Optional<Form> form(MediaType type) {
        if (!type.parameters().containsKey("as")) {
            return Optional.of(Form.OBJECT);
        }
        boolean table = type.asks("Table", "meta.k8s.io")
                && "v1".equals(type.parameters().get("v"));
        return table ? Optional.of(Form.TABLE) : Optional.empty();
    }

    /** The version of aggregated discovery that is asked for. Empty: discovery is wanted without aggregation. */
    Optional<String> aggregatedDiscovery() {
        return types.stream()
                .filter(MediaType::isJson)
                .filter(type -> !type.parameters().containsKey("as")
                        || type.asks("APIGroupDiscoveryList", "apidiscovery.k8s.io"))
                .map(type -> type.parameters().getOrDefault("v", ""))
                .filter(version -> List.of("v2", "v2beta1", "").contains(version))
                .findFirst()
                .filter(version -> !version.isEmpty());
    }
}
