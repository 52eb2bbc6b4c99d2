package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.type.v3.FractionalPercent;

/** Shares of calls. */
final class FractionalPercentTranslator {

    private FractionalPercentTranslator() {}

    static org.embeddedmesh.match.FractionalPercent translate(FractionalPercent message, FieldPath path) {
        int denominator = switch (message.getDenominator()) {
            case HUNDRED -> 100;
            case TEN_THOUSAND -> 10_000;
            case MILLION -> 1_000_000;
            case UNRECOGNIZED -> throw path.field("denominator").refuse("unknown value");
        };
        return new org.embeddedmesh.match.FractionalPercent(
                Integer.toUnsignedLong(message.getNumerator()), denominator);
    }
}
