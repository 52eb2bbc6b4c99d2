package org.embeddedmesh.istio.resource;

/** A text that is not YAML, or YAML that is not accepted; the message says where and why. */
public final class InvalidYamlException extends RuntimeException {

    InvalidYamlException(String message) {
        super(message);
    }

    InvalidYamlException(String message, Throwable cause) {
        super(message, cause);
    }
}
