package org.embeddedmesh.xds.translate;

import com.google.protobuf.UInt32Value;

/** Numbers that Java has no type for. */
final class Unsigned {

    private Unsigned() {}

    /** The number, or the greatest int where it is greater. */
    static int saturated(UInt32Value message) {
        return (int) Math.min(Integer.toUnsignedLong(message.getValue()), Integer.MAX_VALUE);
    }
}
