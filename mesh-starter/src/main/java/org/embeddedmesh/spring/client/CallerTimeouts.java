package org.embeddedmesh.spring.client;

import java.time.Duration;

/**
 * How patient the application is, beside what the rules say; the smaller wins.
 *
 * @param connect for one connection; zero: no limit
 * @param read until the head of the response, with all attempts, and again for each read of its body; zero: no limit
 */
public record CallerTimeouts(Duration connect, Duration read) {

    public static final CallerTimeouts NONE = new CallerTimeouts(Duration.ZERO, Duration.ZERO);
}
