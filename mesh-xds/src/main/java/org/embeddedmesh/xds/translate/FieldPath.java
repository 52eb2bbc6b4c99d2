package org.embeddedmesh.xds.translate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a message something stands; remembers, for the whole message, what is ignored. */
final class FieldPath {

    private final @Nullable FieldPath parent;
    private final String name;
    private final List<String> ignored;

    private FieldPath(@Nullable FieldPath parent, String name, List<String> ignored) {
        this.parent = parent;
        this.name = name;
        this.ignored = ignored;
    }

    static FieldPath root() {
        return new FieldPath(null, "", new ArrayList<>());
    }

    FieldPath field(String field) {
        return new FieldPath(this, parent == null ? field : "." + field, ignored);
    }

    FieldPath at(String list, int index) {
        return field(list).key(String.valueOf(index));
    }

    FieldPath key(String key) {
        return new FieldPath(this, "[" + key + "]", ignored);
    }

    RefusedException refuse(String reason) {
        return new RefusedException(toString(), reason);
    }

    void ignore(String what) {
        ignored.add(this + ": " + what);
    }

    void ignore() {
        String path = toString();
        if (!ignored.contains(path)) {
            ignored.add(path);
        }
    }

    List<String> ignored() {
        return ignored;
    }

    @Override
    public String toString() {
        return parent == null ? name : parent + name;
    }
}
