package org.embeddedmesh.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service with instances, as if they had announced themselves. Immutable: each method gives a service with more.
 *
 * <p>Without an instance it has one that is healthy and of no version.
 */
public final class SimulatedService {

    private final String name;
    private final String namespace;
    private final int port;
    private final List<Instance> instances;

    private SimulatedService(String name, String namespace, int port, List<Instance> instances) {
        this.name = name;
        this.namespace = namespace;
        this.port = port;
        this.instances = List.copyOf(instances);
    }

    /**
     * A service of the namespace {@code default} that speaks HTTP.
     *
     * @param name first label of its host, {@code helloworldservice}
     * @param port that callers name
     */
    public static SimulatedService service(String name, int port) {
        return new SimulatedService(name, "default", port, List.of());
    }

    /** The same service in another namespace. */
    public SimulatedService namespace(String other) {
        return new SimulatedService(name, other, port, instances);
    }

    /** One more healthy instance, with the label {@code version}. */
    public SimulatedService version(String version) {
        return instance(Map.of("version", version));
    }

    /** One more healthy instance, with these labels. */
    public SimulatedService instance(Map<String, String> labels) {
        return with(new Instance(Map.copyOf(labels), true));
    }

    /** One more instance that is known but cannot be called, with these labels. */
    public SimulatedService unhealthyInstance(Map<String, String> labels) {
        return with(new Instance(Map.copyOf(labels), false));
    }

    private SimulatedService with(Instance instance) {
        List<Instance> more = new ArrayList<>(instances);
        more.add(instance);
        return new SimulatedService(name, namespace, port, more);
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    int port() {
        return port;
    }

    List<Instance> instances() {
        return instances.isEmpty() ? List.of(new Instance(Map.of(), true)) : instances;
    }

    @Override
    public String toString() {
        return name + "." + namespace + ":" + port;
    }

    record Instance(Map<String, String> labels, boolean healthy) {}
}
