package org.embeddedmesh.balance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.endpoint.HealthStatus;

/** Several balancers, each with its percentage of the calls. */
final class PriorityLevels implements LoadBalancer {

    private final List<Share> shares;

    private PriorityLevels(List<Share> shares) {
        this.shares = List.copyOf(shares);
    }

    static LoadBalancer of(
            LoadBalancingPolicy policy, List<LiveEndpoint> endpoints, int panicThreshold, LongSupplier random) {
        List<List<LiveEndpoint>> levels = levels(endpoints);
        PriorityLoad load = new PriorityLoad(levels, panicThreshold);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            addShare(
                    shares,
                    load.healthyShare[i],
                    policy,
                    usable(levels.get(i), HealthStatus.HEALTHY, load.panic[i]),
                    random);
        }
        for (int i = 0; i < levels.size(); i++) {
            addShare(
                    shares,
                    load.degradedShare[i],
                    policy,
                    usable(levels.get(i), HealthStatus.DEGRADED, load.panic[i]),
                    random);
        }
        if (shares.isEmpty()) {
            return LoadBalancer.NONE;
        }
        return shares.size() == 1 ? shares.get(0).balancer : new PriorityLevels(shares);
    }

    @Override
    public Optional<LiveEndpoint> pick(LongSupplier random) {
        long percentile = random.getAsLong() % 100;
        int i = 0;
        while (percentile >= shares.get(i).end) {
            i++;
        }
        return shares.get(i).balancer.pick(random);
    }

    @Override
    public List<LiveEndpoint> candidates() {
        return shares.stream().flatMap(it -> it.balancer.candidates().stream()).toList();
    }

    @Override
    public Map<LiveEndpoint, Double> chances() {
        Map<LiveEndpoint, Double> all = new LinkedHashMap<>();
        int begin = 0;
        for (Share share : shares) {
            double part = (share.end - begin) / 100.0;
            share.balancer.chances().forEach((endpoint, chance) -> all.merge(endpoint, part * chance, Double::sum));
            begin = share.end;
        }
        return all;
    }

    private static List<List<LiveEndpoint>> levels(List<LiveEndpoint> endpoints) {
        List<List<LiveEndpoint>> levels = new ArrayList<>();
        for (LiveEndpoint endpoint : endpoints) {
            while (levels.size() <= endpoint.endpoint().priority()) {
                levels.add(new ArrayList<>());
            }
            levels.get(endpoint.endpoint().priority()).add(endpoint);
        }
        return levels;
    }

    private static List<LiveEndpoint> usable(List<LiveEndpoint> level, HealthStatus health, boolean panic) {
        return panic
                ? level
                : level.stream().filter(it -> it.endpoint().health() == health).toList();
    }

    private static void addShare(
            List<Share> shares,
            int percent,
            LoadBalancingPolicy policy,
            List<LiveEndpoint> usable,
            LongSupplier random) {
        if (percent > 0) {
            int begin = shares.isEmpty() ? 0 : shares.get(shares.size() - 1).end;
            shares.add(new Share(begin + percent, policy.among(usable, random)));
        }
    }

    private record Share(int end, LoadBalancer balancer) {}
}
