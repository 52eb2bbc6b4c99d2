package org.embeddedmesh.istio.analysis;

/**
 * Something doubtful about a resource.
 *
 * @param field {@code spec.http[0].route[1].destination.host}
 * @param text what is doubtful, and what comes of it
 */
public record Finding(MessageType type, String field, String text) {

    /** {@code IST0101 spec.http[0].route[0].destination.host: no service "reviews" is known}. */
    public String message() {
        return type.code() + " " + field + ": " + text;
    }
}
