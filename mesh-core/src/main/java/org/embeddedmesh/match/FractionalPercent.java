package org.embeddedmesh.match;

import java.util.function.LongSupplier;

/**
 * A share of calls, Envoy's {@code FractionalPercent}.
 *
 * @param numerator parts of the denominator; as many or more: all calls
 * @param denominator 100, 10,000 or 1,000,000
 */
public record FractionalPercent(long numerator, int denominator) {

    public static final FractionalPercent NONE = new FractionalPercent(0, 100);

    public static final FractionalPercent ALL = new FractionalPercent(100, 100);

    public FractionalPercent {
        if (numerator < 0 || denominator < 1) {
            throw new IllegalArgumentException("not a share: " + numerator + "/" + denominator);
        }
    }

    /**
     * Whether chance takes a call; where there is no choice, no number is drawn.
     *
     * @param random not negative
     */
    public boolean takes(LongSupplier random) {
        return numerator >= denominator || (numerator > 0 && random.getAsLong() % denominator < numerator);
    }

    /** Between 0 and 1. */
    public double share() {
        return Math.min(1, (double) numerator / denominator);
    }
}
