package org.embeddedmesh.istio.resource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an endpoint is chosen. */
public record LoadBalancerSettings(
        @OneOf({"UNSPECIFIED", "LEAST_CONN", "RANDOM", "PASSTHROUGH", "ROUND_ROBIN", "LEAST_REQUEST"})
        String simple,

        @NotYet @Nullable ConsistentHash consistentHash,
        @NotYet @Nullable LocalityLb localityLbSetting,
        @NotYet @Nullable ZoneAwareLb zoneAwareLbSetting,
        @NotYet @Nullable Duration warmupDurationSecs,
        @NotYet @Nullable Warmup warmup) {
    /** The same key goes to the same endpoint. */
    public record ConsistentHash(
            String httpHeaderName,
            @Nullable HttpCookie httpCookie,
            @Nullable Boolean useSourceIp,
            String httpQueryParameterName,
            @Nullable RingHash ringHash,
            @Nullable Maglev maglev,
            long minimumRingSize) {}

    /** A cookie as key. */
    public record HttpCookie(
            @Required String name,
            String path,
            @ZeroAllowed @Nullable Duration ttl,
            List<Attribute> attributes) {

        public HttpCookie {
            attributes = List.copyOf(attributes);
        }
    }

    /** An attribute of a generated cookie. */
    public record Attribute(@Required String name, String value) {}

    /** Ketama. */
    public record RingHash(long minimumRingSize) {}

    /** Maglev. */
    public record Maglev(long tableSize) {}

    /** Where traffic goes by locality. */
    public record LocalityLb(
            List<Distribute> distribute,
            List<Failover> failover,
            List<String> failoverPriority,
            @Nullable Boolean enabled) {

        public LocalityLb {
            distribute = List.copyOf(distribute);
            failover = List.copyOf(failover);
            failoverPriority = List.copyOf(failoverPriority);
        }
    }

    /** Shares by locality. */
    public record Distribute(
            String from, @Range(min = 1, max = 100) Map<String, Integer> to) {

        public Distribute {
            to = Copies.of(to);
        }
    }

    /** The region that steps in for another. */
    public record Failover(String from, String to) {}

    /** Preference for the own zone. */
    public record ZoneAwareLb(
            @Nullable Boolean enabled, List<Failover> failover, List<String> failoverPriority, int minClusterSize) {

        public ZoneAwareLb {
            failover = List.copyOf(failover);
            failoverPriority = List.copyOf(failoverPriority);
        }
    }

    /** A new endpoint gets its full share only after a while. */
    public record Warmup(
            @Required @Nullable Duration duration,
            @Range(min = 0, max = 100) @Nullable Double minimumPercent,

            @Range(min = 1, max = Integer.MAX_VALUE) @Nullable
            Double aggression) {}
}
