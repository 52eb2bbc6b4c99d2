package org.embeddedmesh.endtoend;

import java.nio.file.Path;

/** Rules for the sample's service: the files that its users apply, and what tests send as JSON. */
final class Rules {

    private Rules() {}

    /** A file of the sample's rules. */
    static Path file(String name) {
        return Path.of("..", "sample-helloworld", "rules", name + ".yaml");
    }

    static String subsets() {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "DestinationRule", "metadata": {"name": "helloworldservice"},
             "spec": {"host": "helloworldservice", "subsets": [
               {"name": "v1", "labels": {"version": "v1"}}, {"name": "v2", "labels": {"version": "v2"}}]}}""";
    }

    static String virtualServiceTo(String subset) {
        return virtualService("[{\"route\": [" + destination(subset, 100) + "]}]");
    }

    static String split(int weightOfV1, int weightOfV2) {
        return virtualService(
                "[{\"route\": [" + destination("v1", weightOfV1) + ", " + destination("v2", weightOfV2) + "]}]");
    }

    /** Sends copies of so many of the service's calls to another host. */
    static String mirrored(String shadow, int percentage) {
        return virtualService("""
            [{"route": [{"destination": {"host": "helloworldservice"}}],
              "mirrors": [{"destination": {"host": "%s", "port": {"number": 80}}, "percentage": {"value": %d}}]}]""".formatted(shadow, percentage));
    }

    /** Delays so many of the service's calls by 20 ms, and then answers so many with 418. */
    static String faults(int delayed, int aborted) {
        return virtualService("""
            [{"route": [{"destination": {"host": "helloworldservice"}}],
              "fault": {"delay": {"fixedDelay": "20ms", "percentage": {"value": %d}},
                        "abort": {"httpStatus": 418, "percentage": {"value": %d}}}}]""".formatted(delayed, aborted));
    }

    /** Lets pages of an origin read the service's answers, and send a header. */
    static String cors(String origin, String header) {
        return virtualService("""
            [{"route": [{"destination": {"host": "helloworldservice"}}],
              "corsPolicy": {"allowOrigins": [{"exact": "%s"}], "allowMethods": ["GET"], "allowHeaders": ["%s"]}}]""".formatted(origin, header));
    }

    /** A rule that says nothing but its mark. */
    static String marked(String name, String mark) {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
             "metadata": {"name": "%s", "annotations": {"mark": "%s"}},
             "spec": {"hosts": ["%s"], "http": [{"route": [{"destination": {"host": "helloworldservice"}}]}]}}""".formatted(name, mark, name);
    }

    /** Sends all calls to the service, and repeats those that a killed instance fails. */
    static String retryingResets(String service) {
        return virtualService(service, """
            [{"route": [{"destination": {"host": "%s"}}],
              "retries": {"attempts": 3, "retryOn": "reset,connect-failure,5xx"}}]""".formatted(service));
    }

    /** Makes a port of loopback a service that is called by this host name. */
    static String serviceEntry(String host, int port) {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "ServiceEntry", "metadata": {"name": "%s"},
             "spec": {"hosts": ["%s"], "location": "MESH_INTERNAL", "resolution": "STATIC",
               "ports": [{"number": 80, "name": "http", "protocol": "HTTP"}],
               "endpoints": [{"address": "127.0.0.1", "ports": {"http": %d}}]}}""".formatted(host, host, port);
    }

    private static String destination(String subset, int weight) {
        return """
            {"destination": {"host": "helloworldservice", "subset": "%s"}, "weight": %d}""".formatted(subset, weight);
    }

    private static String virtualService(String http) {
        return virtualService(Mesh.SERVICE, http);
    }

    private static String virtualService(String service, String http) {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "%s"},
             "spec": {"hosts": ["%s"], "http": %s}}""".formatted(service, service, http);
    }
}
