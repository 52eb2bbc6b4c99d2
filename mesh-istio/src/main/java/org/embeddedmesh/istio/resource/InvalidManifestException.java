package org.embeddedmesh.istio.resource;

/** A document of a manifest is wrong; the message is the one that the API gives, with all fields that are. */
public final class InvalidManifestException extends RuntimeException {

    InvalidManifestException(String message) {
        super(message);
    }

    private InvalidManifestException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same, with the name of the manifest. */
    public InvalidManifestException in(String manifest) {
        return new InvalidManifestException(manifest + ": " + getMessage(), this);
    }
}
