package org.embeddedmesh.xds.translate;

/** A resource cannot be used. */
public final class RefusedException extends RuntimeException {

    private final String field;
    private final String reason;

    public RefusedException(String field, String reason) {
        super(field.isEmpty() ? reason : field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** Path of the field, {@code virtual_hosts[0].domains}; empty: the resource as a whole. */
    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
