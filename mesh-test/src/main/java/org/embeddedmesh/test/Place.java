package org.embeddedmesh.test;

import org.embeddedmesh.endpoint.Endpoint;

/**
 * Where a call ends.
 *
 * @param host of the service
 * @param version of the instance, or empty
 */
record Place(String host, String version) {

    private static final int REVISION = 3;

    /** By the names of Istio's clusters and of its endpoints' metadata. */
    static Place of(String cluster, Endpoint endpoint) {
        String[] workload = endpoint.metadata().getOrDefault("workload", "").split(";", -1);
        return new Place(host(cluster), workload.length > REVISION ? workload[REVISION] : "");
    }

    static String host(String cluster) {
        return cluster.substring(cluster.lastIndexOf('|') + 1);
    }

    /** Whether the service is the one named: in full, or by its first labels. */
    boolean isOf(String service) {
        return host.equals(service) || host.startsWith(service + ".");
    }

    /** Whether a version, a service, or both with a space between them name this place. */
    boolean isNamed(String name) {
        int space = name.indexOf(' ');
        return space < 0
                ? name.equals(version) || isOf(name)
                : isOf(name.substring(0, space)) && name.substring(space + 1).equals(version);
    }

    @Override
    public String toString() {
        return version.isEmpty() ? host : host + " " + version;
    }
}
