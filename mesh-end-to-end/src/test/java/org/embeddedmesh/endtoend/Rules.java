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

    /** A rule that says nothing but its mark. */
    static String marked(String name, String mark) {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
             "metadata": {"name": "%s", "annotations": {"mark": "%s"}},
             "spec": {"hosts": ["%s"], "http": [{"route": [{"destination": {"host": "helloworldservice"}}]}]}}""".formatted(name, mark, name);
    }

    private static String destination(String subset, int weight) {
        return """
            {"destination": {"host": "helloworldservice", "subset": "%s"}, "weight": %d}""".formatted(subset, weight);
    }

    private static String virtualService(String http) {
        return """
            {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService", "metadata": {"name": "helloworldservice"},
             "spec": {"hosts": ["helloworldservice"], "http": %s}}""".formatted(http);
    }
}
