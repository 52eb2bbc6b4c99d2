package org.embeddedmesh.outbound;

import java.util.UUID;
import java.util.function.LongSupplier;

/** The ids that Envoy gives to requests without one, {@code x-request-id}: random UUIDs, version 4. */
final class RequestId {

    static final String HEADER = "x-request-id";

    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private RequestId() {}

    static String of(LongSupplier random) {
        long high = random.getAsLong() << 1;
        long low = random.getAsLong();
        return new UUID(high & ~VERSION_MASK | VERSION_4, low & ~VARIANT_MASK | VARIANT).toString();
    }
}
