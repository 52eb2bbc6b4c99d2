package org.embeddedmesh.spring.autoconfigure;

/** A property of the mesh cannot mean anything. */
final class InvalidMeshPropertyException extends RuntimeException {

    private final String property;
    private final String value;
    private final String reason;
    private final String action;

    /** @param action what to write instead, as a sentence */
    InvalidMeshPropertyException(String property, String value, String reason, String action) {
        super(property + "=" + value + ": " + reason);
        this.property = property;
        this.value = value;
        this.reason = reason;
        this.action = action;
    }

    String property() {
        return property;
    }

    String value() {
        return value;
    }

    String reason() {
        return reason;
    }

    String action() {
        return action;
    }
}
