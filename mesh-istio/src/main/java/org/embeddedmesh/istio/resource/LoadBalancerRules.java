package org.embeddedmesh.istio.resource;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.LoadBalancerSettings.ConsistentHash;
import org.embeddedmesh.istio.resource.LoadBalancerSettings.Failover;
import org.embeddedmesh.istio.resource.LoadBalancerSettings.LocalityLb;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in the choice of a load balancer. */
final class LoadBalancerRules {

    private static final int LARGEST_TABLE = 5_000_011;
    private static final int PRIME_CERTAINTY = 40;

    private final Problems problems;

    LoadBalancerRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable LoadBalancerSettings settings, String path) {
        if (settings == null) {
            return;
        }
        if (!settings.simple().isEmpty() && settings.consistentHash() != null) {
            problems.invalid(path, settings.simple(), "only one of simple and consistentHash can be set");
        }
        if (settings.simple().equals("LEAST_CONN")) {
            problems.warn(path + ".simple", "LEAST_CONN is deprecated, LEAST_REQUEST is used instead");
        }
        if (settings.simple().equals("PASSTHROUGH")) {
            problems.warn(path + ".simple", "PASSTHROUGH is accepted, but not supported: the default is used instead");
        }
        checkHash(settings.consistentHash(), path + ".consistentHash");
        if (settings.localityLbSetting() != null && settings.zoneAwareLbSetting() != null) {
            problems.invalid(path, "several", "only one of localityLbSetting and zoneAwareLbSetting can be set");
        }
        checkLocality(settings.localityLbSetting(), path + ".localityLbSetting");
    }

    private void checkHash(@Nullable ConsistentHash hash, String path) {
        if (hash == null) {
            return;
        }
        long keys = Stream.of(
                        !hash.httpHeaderName().isEmpty(),
                        hash.httpCookie() != null,
                        hash.useSourceIp() != null,
                        !hash.httpQueryParameterName().isEmpty())
                .filter(it -> it)
                .count();
        if (keys > 1) {
            problems.invalid(
                    path,
                    keys + " keys",
                    "exactly one of httpHeaderName, httpCookie, useSourceIp and httpQueryParameterName");
        }
        long tables = Stream.of(hash.ringHash() != null, hash.maglev() != null, hash.minimumRingSize() != 0)
                .filter(it -> it)
                .count();
        if (tables > 1) {
            problems.invalid(path, tables + " tables", "only one of ringHash, maglev and minimumRingSize can be set");
        }
        if (hash.maglev() != null) {
            checkTable(hash.maglev().tableSize(), path + ".maglev.tableSize");
        }
        if (hash.httpCookie() != null) {
            checkAttributes(hash.httpCookie().attributes(), path + ".httpCookie.attributes");
        }
    }

    private void checkTable(long size, String path) {
        if (size <= 0 || size >= LARGEST_TABLE || !BigInteger.valueOf(size).isProbablePrime(PRIME_CERTAINTY)) {
            problems.invalid(path, size, "must be a prime number less than " + LARGEST_TABLE);
        }
    }

    private void checkAttributes(List<LoadBalancerSettings.Attribute> attributes, String path) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < attributes.size(); i++) {
            if (!names.add(attributes.get(i).name())) {
                problems.duplicate(path + "[" + i + "].name", attributes.get(i).name(), "");
            }
        }
    }

    private void checkLocality(@Nullable LocalityLb locality, String path) {
        if (locality == null) {
            return;
        }
        if (!locality.distribute().isEmpty() && !locality.failover().isEmpty()) {
            problems.invalid(path, "both", "only one of distribute and failover can be set");
        }
        for (int i = 0; i < locality.distribute().size(); i++) {
            long sum = locality.distribute().get(i).to().values().stream()
                    .mapToLong(it -> it)
                    .sum();
            String at = path + ".distribute[" + i + "].to";
            if (sum != 100 && !problems.hasErrorsAt(at)) {
                problems.invalid(at, sum, "total locality weight must be 100");
            }
        }
        for (int i = 0; i < locality.failover().size(); i++) {
            checkFailover(locality.failover().get(i), path + ".failover[" + i + "]");
        }
    }

    private void checkFailover(Failover failover, String path) {
        if (failover.from().equals(failover.to())) {
            problems.invalid(path, failover.to(), "locality lb failover settings must specify different regions");
        }
        if ((failover.from() + failover.to()).matches(".*[/*].*")) {
            problems.invalid(path, failover.from() + " to " + failover.to(), "only regions, without / and *");
        }
    }
}
