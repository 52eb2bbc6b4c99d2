package org.embeddedmesh.istio.world;

/** Where a service's endpoints come from. */
public enum Resolution {
    /** Nobody named any: calls go to the host itself. */
    NONE,
    /** Addresses are known. */
    STATIC,
    /** Names, resolved by whoever connects. */
    DNS;

    /** Reads ServiceEntry's {@code resolution}. */
    static Resolution of(String word) {
        return switch (word) {
            case "STATIC" -> STATIC;
            case "", "NONE" -> NONE;
            default -> DNS;
        };
    }
}
