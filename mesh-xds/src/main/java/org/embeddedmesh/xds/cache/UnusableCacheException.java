package org.embeddedmesh.xds.cache;

/** A file that nothing can be taken from; the message says why. */
final class UnusableCacheException extends RuntimeException {

    UnusableCacheException(String reason) {
        super(reason);
    }
}
