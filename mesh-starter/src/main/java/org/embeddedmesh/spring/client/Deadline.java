package org.embeddedmesh.spring.client;

import java.time.Duration;

/** A moment of {@link System#nanoTime()} until which something may take, or never. */
public final class Deadline {

    public static final Deadline NEVER = new Deadline(0);

    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    /** So long from now; zero: never. */
    public static Deadline in(Duration time) {
        return time.isZero() ? NEVER : new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean hasPassed() {
        return this != NEVER && nanos - System.nanoTime() <= 0;
    }

    /** The one that comes first. */
    public Deadline earlier(Deadline other) {
        if (this == NEVER || other == NEVER) {
            return this == NEVER ? other : this;
        }
        return nanos - other.nanos <= 0 ? this : other;
    }

    /** Milliseconds left, rounded up, at least 1; 0: no limit. What sockets call a timeout. */
    public int socketTimeout() {
        if (this == NEVER) {
            return 0;
        }
        long left = (nanos - System.nanoTime() + 999_999) / 1_000_000;
        return (int) Math.max(1, Math.min(left, Integer.MAX_VALUE));
    }

    /** The time left, but never more than so much. */
    public Duration cap(Duration time) {
        return this == NEVER ? time : min(time, Duration.ofNanos(Math.max(1, nanos - System.nanoTime())));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
