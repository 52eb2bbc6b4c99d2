package org.embeddedmesh.server.api.status;

/**
 * What a Status is about.
 *
 * @param group empty for the core group
 * @param kind the kind where the object is invalid, else the plural
 */
public record Subject(String group, String kind, String name, String uid) {

    public Subject(String group, String kind, String name) {
        this(group, kind, name, "");
    }

    String resource() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
