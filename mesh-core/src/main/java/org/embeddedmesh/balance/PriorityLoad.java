package org.embeddedmesh.balance;

import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.endpoint.HealthStatus;

/**
 * How Envoy shares calls among the priorities of a cluster: 100 percent in whole numbers, by the endpoints that are healthy
 * and, where these do not suffice, degraded. A priority counts as whole while 100 of 140 of its endpoints are usable.
 */
final class PriorityLoad {

    private static final int OVERPROVISIONING = 140;

    private final int[] hosts;
    private final int[] healthy;
    private final int[] degraded;
    final int[] healthyShare;
    final int[] degradedShare;
    final boolean[] panic;

    /** @param levels the endpoints of each priority */
    PriorityLoad(List<List<LiveEndpoint>> levels, int panicThreshold) {
        this.hosts = levels.stream().mapToInt(List::size).toArray();
        this.healthy = count(levels, HealthStatus.HEALTHY);
        this.degraded = count(levels, HealthStatus.DEGRADED);
        this.healthyShare = new int[hosts.length];
        this.degradedShare = new int[hosts.length];
        this.panic = new boolean[hosts.length];
        int availability = availability();
        if (availability > 0) {
            share(availability);
        }
        if (availability < 100 && panicThreshold > 0) {
            panic(panicThreshold);
        }
    }

    private int availability() {
        int sum = 0;
        for (int i = 0; i < hosts.length; i++) {
            sum += health(healthy, i) + health(degraded, i);
        }
        return Math.min(100, sum);
    }

    private int health(int[] usable, int priority) {
        return hosts[priority] == 0 ? 0 : Math.min(100, OVERPROVISIONING * usable[priority] / hosts[priority]);
    }

    private void share(int availability) {
        int left = distribute(healthy, healthyShare, 100, availability);
        left = distribute(degraded, degradedShare, left, availability);
        int first = firstAvailable(healthy);
        if (first < hosts.length) {
            healthyShare[first] += left;
        } else {
            degradedShare[firstAvailable(degraded)] += left;
        }
    }

    private int distribute(int[] usable, int[] shares, int load, int availability) {
        int left = load;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.min(left, health(usable, i) * 100 / availability);
            left -= shares[i];
        }
        return left;
    }

    private int firstAvailable(int[] usable) {
        int i = 0;
        while (i < hosts.length && health(usable, i) == 0) {
            i++;
        }
        return i;
    }

    private void panic(int threshold) {
        boolean everywhere = true;
        for (int i = 0; i < hosts.length; i++) {
            panic[i] = hosts[i] == 0 || 100.0 * (healthy[i] + degraded[i]) / hosts[i] < threshold;
            everywhere &= panic[i];
        }
        if (everywhere && sum(hosts) > 0) {
            shareByNumber();
        }
    }

    private void shareByNumber() {
        int left = 100;
        for (int i = 0; i < hosts.length; i++) {
            healthyShare[i] = 100 * hosts[i] / sum(hosts);
            degradedShare[i] = 0;
            left -= healthyShare[i];
        }
        healthyShare[firstNotEmpty()] += left;
    }

    private int firstNotEmpty() {
        int i = 0;
        while (hosts[i] == 0) {
            i++;
        }
        return i;
    }

    private static int sum(int[] numbers) {
        return Arrays.stream(numbers).sum();
    }

    private static int[] count(List<List<LiveEndpoint>> levels, HealthStatus health) {
        return levels.stream()
                .mapToInt(level -> (int) level.stream()
                        .filter(it -> it.endpoint().health() == health)
                        .count())
                .toArray();
    }
}
