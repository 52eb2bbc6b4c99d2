package org.embeddedmesh.xds.ads;

import org.embeddedmesh.xds.translate.ResourceType;

/** A resource of a response that is not taken; what was there before stays. */
record Refusal(ResourceType type, String name, String field, String reason) {

    /** {@code RouteConfiguration/<name>: <field>}. */
    String place() {
        String resource = type.shortName() + "/" + name;
        return field.isEmpty() ? resource : resource + ": " + field;
    }

    @Override
    public String toString() {
        return place() + ": " + reason;
    }
}
