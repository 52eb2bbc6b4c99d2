package org.embeddedmesh.istio.resource;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits and times of connections. */
public record ConnectionPoolSettings(
        @Nullable TcpSettings tcp, @Nullable HttpSettings http) {
    /** For all connections. */
    public record TcpSettings(
            @NotYet @Range(min = 0, max = Integer.MAX_VALUE) int maxConnections,
            @Nullable Duration connectTimeout,
            @NotYet @Nullable TcpKeepalive tcpKeepalive,
            @NotYet @Nullable Duration maxConnectionDuration,
            @NotYet @ZeroAllowed @Nullable Duration idleTimeout) {}

    /** Probes of idle connections. */
    public record TcpKeepalive(
            @Range(min = 0, max = Integer.MAX_VALUE) int probes,
            @Nullable Duration time,
            @Nullable Duration interval) {}

    /** For HTTP. */
    public record HttpSettings(
            @NotYet @Range(min = 0, max = Integer.MAX_VALUE) int http1MaxPendingRequests,
            @NotYet @Range(min = 0, max = Integer.MAX_VALUE) int http2MaxRequests,
            @Range(min = 0, max = 536870912) int maxRequestsPerConnection,
            @NotYet @Range(min = 0, max = Integer.MAX_VALUE) int maxRetries,
            @Nullable Duration idleTimeout,

            @NotYet @OneOf({"DEFAULT", "DO_NOT_UPGRADE", "UPGRADE"})
            String h2UpgradePolicy,

            @NotYet boolean useClientProtocol,
            @NotYet @Range(min = 0, max = Integer.MAX_VALUE) int maxConcurrentStreams,
            @NotYet @Nullable Http2KeepAlive http2KeepAlive) {}

    /** Pings of HTTP/2 connections. */
    public record Http2KeepAlive(
            @Nullable Duration interval, @Nullable Duration timeout) {}
}
