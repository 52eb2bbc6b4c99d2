package org.embeddedmesh.istio.world;

import java.util.Map;

/**
 * Where one port of a service can be reached.
 *
 * @param address IP address or host name
 * @param locality {@code region/zone/subzone}, or empty
 * @param weight at least 1
 * @param mutualTls speaks Istio's mutual TLS
 * @param workload name, or empty
 * @param namespace of the workload, or empty
 * @param serviceAccount name, or empty
 */
public record Endpoint(
        String address,
        int port,
        Map<String, String> labels,
        String locality,
        int weight,
        boolean mutualTls,
        String workload,
        String namespace,
        String serviceAccount) {

    public Endpoint {
        labels = Map.copyOf(labels);
    }

    /** Whether it has all these labels. */
    public boolean has(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    /** False: the address is a name, which whoever connects resolves. */
    public boolean hasIpAddress() {
        return address.indexOf(':') >= 0 || address.chars().allMatch(it -> it == '.' || Character.isDigit(it));
    }
}
