package org.embeddedmesh.istio.resource;

/** A document of a manifest is wrong; the message is the one that the API gives, with all fields that are. */
public final class InvalidManifestException extends RuntimeException {

    InvalidManifestException(String message) {
        super(message);
    }
}
