package org.embeddedmesh.test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.endpoint.Endpoint;

/**
 * A request as an endpoint sees it.
 *
 * @param cluster {@code outbound|9095|v1|helloworldservice.default.svc.cluster.local}
 * @param path with its query
 * @param headers by name, in any case
 */
public record SentRequest(
        String cluster,
        Endpoint endpoint,
        String method,
        String authority,
        String path,
        Map<String, List<String>> headers) {

    public SentRequest {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    /** The host behind the cluster, {@code helloworldservice.default.svc.cluster.local}. */
    public String service() {
        return Place.of(cluster, endpoint).host();
    }

    /** The endpoint's label {@code version}, or empty. */
    public String version() {
        return Place.of(cluster, endpoint).version();
    }

    /** Whether a service, a version, or both with a space between them name where it went. */
    boolean goesTo(String place) {
        return Place.of(cluster, endpoint).isNamed(place);
    }

    @Override
    public String toString() {
        return method + " " + authority + path + " at " + Place.of(cluster, endpoint);
    }
}
