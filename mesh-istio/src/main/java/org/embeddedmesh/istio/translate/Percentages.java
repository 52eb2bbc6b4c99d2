package org.embeddedmesh.istio.translate;

import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.envoyproxy.envoy.type.v3.FractionalPercent.DenominatorType;
import org.embeddedmesh.istio.resource.Percent;

/** Shares of calls as Envoy has them. */
final class Percentages {

    private static final int MILLIONTHS = 10_000;

    private Percentages() {}

    /** To the millionth; what is less is cut off. */
    static FractionalPercent of(Percent percent) {
        return FractionalPercent.newBuilder()
                .setNumerator((int) (percent.value() * MILLIONTHS))
                .setDenominator(DenominatorType.MILLION)
                .build();
    }

    static FractionalPercent of(int percent) {
        return FractionalPercent.newBuilder()
                .setNumerator(percent)
                .setDenominator(DenominatorType.HUNDRED)
                .build();
    }
}
