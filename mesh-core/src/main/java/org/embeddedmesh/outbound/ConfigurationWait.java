package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.Optional;
import org.embeddedmesh.http.Authority;

/** How long a call has waited for configuration that is on its way, whatever it is; it gives up after two seconds. */
final class ConfigurationWait {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final long until;

    ConfigurationWait(long nanoTime) {
        this.until = nanoTime + LONGEST.toNanos();
    }

    /** Empty: the time is over. */
    Optional<CallStep> step(Authority destination, long nanoTime) {
        long left = until - nanoTime;
        return left > 0 ? Optional.of(new CallStep.Await(destination, Duration.ofNanos(left))) : Optional.empty();
    }
}
