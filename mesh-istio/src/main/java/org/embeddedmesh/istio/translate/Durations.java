package org.embeddedmesh.istio.translate;

import com.google.protobuf.Duration;

/** Durations as protobuf has them. */
final class Durations {

    static final Duration NONE = Duration.getDefaultInstance();

    private Durations() {}

    static Duration of(java.time.Duration duration) {
        return Duration.newBuilder()
                .setSeconds(duration.getSeconds())
                .setNanos(duration.getNano())
                .build();
    }
}
