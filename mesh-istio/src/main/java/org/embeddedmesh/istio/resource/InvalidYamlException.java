package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** A text that is no YAML; the message says where and why. */
public final class InvalidYamlException extends RuntimeException {

    InvalidYamlException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The same, with the name of the text. */
    public InvalidYamlException in(String text) {
        return new InvalidYamlException(text + ": " + getMessage(), this);
    }
}
