package org.embeddedmesh.istio.resource;

/** A text that is no YAML; the message says where and why. */
public final class InvalidYamlException extends RuntimeException {

    InvalidYamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
