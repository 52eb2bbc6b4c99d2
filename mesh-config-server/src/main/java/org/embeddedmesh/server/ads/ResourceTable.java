package org.embeddedmesh.server.ads;

import java.util.LinkedHashMap;
import java.util.Map;

/** The resources for the clients of one scope. */
final class ResourceTable {

    private final ClientKind kind;
    private final Map<String, TypeTable> types = new LinkedHashMap<>();
    private SharedTranslation translation;
    private int streams;

    ResourceTable(ClientKind kind, SharedTranslation translation) {
        this.kind = kind;
        this.translation = translation;
    }

    TypeTable type(String typeUrl) {
        return types.computeIfAbsent(typeUrl, it -> new TypeTable(it, kind, translation));
    }

    void update(SharedTranslation next) {
        translation = next;
        types.values().removeIf(TypeTable::isUnused);
        types.values().forEach(type -> type.update(next));
    }

    void joined() {
        streams++;
    }

    /** Whether that was the last stream. */
    boolean left() {
        return --streams == 0;
    }
}
