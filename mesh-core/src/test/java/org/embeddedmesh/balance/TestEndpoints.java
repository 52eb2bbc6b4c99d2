package org.embeddedmesh.balance;

import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.Locality;

/** Short ways to write endpoints. */
public final class TestEndpoints {

    private TestEndpoints() {}

    public static Endpoint endpoint(String address, int weight, int priority, HealthStatus health) {
        return new Endpoint(address, 9095, weight, priority, health, Locality.UNKNOWN, Map.of());
    }

    public static Endpoint endpoint(String address) {
        return endpoint(address, 1, 0, HealthStatus.HEALTHY);
    }

    static LiveEndpoint live(String address, int weight) {
        return live(endpoint(address, weight, 0, HealthStatus.HEALTHY));
    }

    static LiveEndpoint live(String address) {
        return live(endpoint(address));
    }

    static LiveEndpoint live(Endpoint endpoint) {
        return new LiveEndpoint(endpoint, new ActiveRequests());
    }

    /** The same numbers in each run. */
    public static LongSupplier seeded(long seed) {
        Random random = new Random(seed);
        return () -> random.nextLong() >>> 1;
    }
}
