package org.embeddedmesh.conformance.echo;

import java.util.List;

/** A request that reached an echo server. */
public record Received(String caseId, String upstream, String method, String path, List<Field> fields) {

    public Received {
        fields = List.copyOf(fields);
    }

    static String first(List<Field> fields, String name) {
        return fields.stream()
                .filter(it -> it.name().equals(name))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }
}
