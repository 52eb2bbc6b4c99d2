package org.embeddedmesh.istio.resource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them, {@code 1h30m}, {@code 1.5s}, {@code 300ms}; Istio takes these and protobuf's seconds. */
final class Durations {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(h|ms|us|ns|m|s)");
    private static final Pattern WHOLE = Pattern.compile("(-)?((?:(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:h|ms|us|ns|m|s))+)");
    private static final Map<String, Long> NANOS = Map.of(
            "h",
            3_600_000_000_000L,
            "m",
            60_000_000_000L,
            "s",
            1_000_000_000L,
            "ms",
            1_000_000L,
            "us",
            1_000L,
            "ns",
            1L);

    private Durations() {}

    static Optional<Duration> parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (text.length() > 40 || !whole.matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
        }
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Optional.empty();
        }
        Duration duration = Duration.ofNanos(nanos.longValue());
        return Optional.of(whole.group(1) == null ? duration : duration.negated());
    }
}
