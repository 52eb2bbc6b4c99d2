package org.embeddedmesh.server.ads;

import java.time.Duration;

/**
 * Bounds of the ADS server.
 *
 * @param streams open at one time; further ones are refused
 * @param streamsOfNode that one node may open within a minute; further ones are refused until the minute is over
 * @param subscriptions names that one stream may ask for, all types together
 * @param requestBytes of one request
 * @param responseBytes where a response is cut and the rest goes into the next one
 * @param pushInterval the least time between two pushes to one client; the first change after it goes out at once
 * @param pushPatience how long {@link AdsServer#publish} waits for slow clients
 */
public record Limits(
        int streams,
        int streamsOfNode,
        int subscriptions,
        int requestBytes,
        int responseBytes,
        Duration pushInterval,
        Duration pushPatience) {

    /** 20,000 streams, 600 of a node within a minute, 50,000 names, requests of 8 MB, responses of 1 MB, 50 ms, 1 s. */
    public static Limits defaults() {
        return new Limits(
                20_000, 600, 50_000, 8 * 1024 * 1024, 1_000_000, Duration.ofMillis(50), Duration.ofSeconds(1));
    }

    public Limits withStreams(int most) {
        return new Limits(most, streamsOfNode, subscriptions, requestBytes, responseBytes, pushInterval, pushPatience);
    }

    public Limits withStreamsOfNode(int most) {
        return new Limits(streams, most, subscriptions, requestBytes, responseBytes, pushInterval, pushPatience);
    }

    public Limits withSubscriptions(int most) {
        return new Limits(streams, streamsOfNode, most, requestBytes, responseBytes, pushInterval, pushPatience);
    }

    public Limits withRequestBytes(int most) {
        return new Limits(streams, streamsOfNode, subscriptions, most, responseBytes, pushInterval, pushPatience);
    }
}
