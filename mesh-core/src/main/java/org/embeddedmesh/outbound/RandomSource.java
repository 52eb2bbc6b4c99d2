package org.embeddedmesh.outbound;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Where chance comes from; each number is between 0 and {@link Long#MAX_VALUE}, all equally likely. Safe for several threads. */
@FunctionalInterface
public interface RandomSource extends LongSupplier {

    /** {@link ThreadLocalRandom}: fast, and not for secrets. */
    static RandomSource threadLocal() {
        return () -> ThreadLocalRandom.current().nextLong() >>> 1;
    }
}
