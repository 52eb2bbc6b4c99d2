package org.embeddedmesh.xds.translate;

import com.google.protobuf.Duration;

/** Spans of time. */
final class Durations {

    private Durations() {}

    static java.time.Duration translate(Duration message, FieldPath path) {
        java.time.Duration duration = java.time.Duration.ofSeconds(message.getSeconds(), message.getNanos());
        if (duration.isNegative()) {
            throw path.refuse(duration + " is negative");
        }
        return duration;
    }

    static boolean isZero(Duration message) {
        return message.getSeconds() == 0 && message.getNanos() == 0;
    }
}
