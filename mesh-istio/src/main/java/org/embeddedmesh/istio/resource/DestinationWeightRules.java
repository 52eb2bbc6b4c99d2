package org.embeddedmesh.istio.resource;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a destination, and in the shares of several. */
final class DestinationWeightRules {

    private static final long LARGEST_SUM = 4_294_967_295L;

    private final Problems problems;

    DestinationWeightRules(Problems problems) {
        this.problems = problems;
    }

    void checkDestination(@Nullable Destination destination, String path) {
        if (destination == null || destination.host().isEmpty()) {
            return;
        }
        String host = destination.host();
        if (host.equals("*") || !Names.isWildcardHost(host)) {
            problems.invalid(path + ".host", host, "must be the name of a service");
        }
        if (!destination.subset().isEmpty() && !Names.isDnsLabel(destination.subset())) {
            problems.invalid(path + ".subset", destination.subset(), Names.DNS_LABEL_RULE);
        }
    }

    /** A weight that was refused reads as zero: its own error is enough. */
    void checkSum(long count, LongStream weights, String path) {
        long sum = weights.sum();
        if (count > 1 && sum == 0 && !problems.hasErrorsAt(path)) {
            problems.invalid(
                    path, 0, "total destination weight = 0: at least one of several destinations needs a weight");
        }
        if (sum > LARGEST_SUM) {
            problems.invalid(path, sum, "total destination weight is larger than " + LARGEST_SUM);
        }
    }
}
