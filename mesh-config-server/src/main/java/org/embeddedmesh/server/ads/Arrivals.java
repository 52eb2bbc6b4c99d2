package org.embeddedmesh.server.ads;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many streams each node opened within the current minute of its own. Used by the ADS thread only. */
final class Arrivals {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int REMEMBERED_NODES = 50_000;
    private static final int NAME_LENGTH = 256;

    private record Minute(long since, int streams) {}

    private final Map<String, Minute> minutes = new LinkedHashMap<>();
    private final LongSupplier nanoClock;
    private final int limit;

    Arrivals(LongSupplier nanoClock, Limits limits) {
        this.nanoClock = nanoClock;
        this.limit = limits.streamsOfNode();
    }

    /** Whether one more of this node may be served now. */
    boolean admit(String node) {
        String key = node.length() > NAME_LENGTH ? node.substring(0, NAME_LENGTH) : node;
        long now = nanoClock.getAsLong();
        Minute minute = minutes.remove(key);
        Minute next = minute == null || now - minute.since() >= MINUTE
                ? new Minute(now, 1)
                : new Minute(minute.since(), minute.streams() + 1);
        minutes.put(key, next);
        if (minutes.size() > REMEMBERED_NODES) {
            minutes.remove(minutes.keySet().iterator().next());
        }
        return next.streams() <= limit;
    }
}
