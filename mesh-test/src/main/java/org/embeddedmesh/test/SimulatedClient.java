package org.embeddedmesh.test;

import java.util.Map;
import java.util.TreeMap;

/**
 * Who calls.
 *
 * @param name of the service that it is an instance of
 * @param namespace in which it looks up short host names, and that {@code sourceNamespace} and {@code exportTo} mean
 * @param labels that {@code sourceLabels} means
 */
public record SimulatedClient(String name, String namespace, Map<String, String> labels) {

    public SimulatedClient {
        labels = Map.copyOf(labels);
    }

    /** A client of the namespace {@code default} without labels, as a service is that is told nothing else. */
    public static SimulatedClient client(String name) {
        return new SimulatedClient(name, "default", Map.of());
    }

    /** The same client in another namespace. */
    public SimulatedClient namespace(String other) {
        return new SimulatedClient(name, other, labels);
    }

    /** The same client with one more label. */
    public SimulatedClient label(String key, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(key, value);
        return new SimulatedClient(name, namespace, more);
    }

    @Override
    public String toString() {
        return name + "." + namespace;
    }
}
