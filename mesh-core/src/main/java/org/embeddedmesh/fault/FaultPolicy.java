package org.embeddedmesh.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.match.FractionalPercent;
import org.jspecify.annotations.Nullable;

/**
 * Faults injected on purpose, Envoy's {@code HTTPFault}: first a delay, then an abort, each with its own chance.
 *
 * @param delay null: none
 * @param abort null: none
 */
public record FaultPolicy(@Nullable Delay delay, @Nullable Abort abort) {

    /** The pause that chance has in store for a call. As with Envoy, less than a millisecond is none. */
    public Optional<Duration> drawDelay(LongSupplier random) {
        return delay != null && delay.percentage.takes(random) && delay.time.toMillis() > 0
                ? Optional.of(delay.time)
                : Optional.empty();
    }

    /** The answer that chance has in store for a call. */
    public Optional<Abort> drawAbort(LongSupplier random) {
        return abort != null && abort.percentage.takes(random) ? Optional.of(abort) : Optional.empty();
    }

    /** A pause before the request goes on. */
    public record Delay(Duration time, FractionalPercent percentage) {}

    /**
     * An answer instead of the upstream's.
     *
     * @param status 200 to 599; 200 where a gRPC status is set
     * @param grpcStatus what a gRPC request is told; null: the one that stands for {@code status}
     */
    public record Abort(int status, @Nullable Integer grpcStatus, FractionalPercent percentage) {

        public static Abort http(int status, FractionalPercent percentage) {
            return new Abort(status, null, percentage);
        }

        public static Abort grpc(int grpcStatus, FractionalPercent percentage) {
            return new Abort(200, grpcStatus, percentage);
        }
    }
}
