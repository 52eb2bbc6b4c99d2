package org.embeddedmesh.server.ads;

import java.time.Duration;

/**
 * Bounds of the ADS server.
 *
 * @param streams open at one time; further ones are refused
 * @param subscriptions names that one stream may ask for, all types together
 * @param responseBytes where a response is cut and the rest goes into the next one
 * @param pushInterval the least time between two pushes to one client; the first change after it goes out at once
 * @param pushPatience how long {@link AdsServer#publish} waits for slow clients
 */
public record Limits(int streams, int subscriptions, int responseBytes, Duration pushInterval, Duration pushPatience) {

    /** 20,000 streams of 50,000 names, 1 MB, 50 ms, 1 s. */
    public static Limits defaults() {
        return new Limits(20_000, 50_000, 1_000_000, Duration.ofMillis(50), Duration.ofSeconds(1));
    }
}
