package org.embeddedmesh.server.registry;

import java.time.Duration;

/**
 * @param lease how long a workload that is silent stays
 * @param reconnectGrace how long a workload stays whose stream was seen to end without a withdrawal: a process that lives comes
 *     back at once, one that died does not
 * @param unseenAfterStart how long a workload that is known from before a start of the server stays unless it announces itself
 * @param withdrawalPatience how long a withdrawal waits for the configuration to go out before it is acknowledged all the same
 * @param workloads bound on their number; further ones are refused
 */
public record RegistrySettings(
        Duration lease,
        Duration reconnectGrace,
        Duration unseenAfterStart,
        Duration withdrawalPatience,
        int workloads) {

    /** 10 s, 3 s, 60 s, 2 s and 100,000. */
    public static RegistrySettings defaults() {
        return new RegistrySettings(
                Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(2), 100_000);
    }

    public RegistrySettings withWorkloads(int most) {
        return new RegistrySettings(lease, reconnectGrace, unseenAfterStart, withdrawalPatience, most);
    }
}
