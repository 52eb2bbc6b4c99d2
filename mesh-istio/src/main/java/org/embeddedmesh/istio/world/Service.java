package org.embeddedmesh.istio.world;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that can be called by name.
 *
 * @param host lower case, possibly a wildcard
 * @param ports by ascending number, which is unique
 * @param addresses virtual IP addresses that mean the service, too
 * @param external not part of the mesh
 * @param declared by a ServiceEntry; false: known from its workloads only
 */
public record Service(
        String host,
        String namespace,
        List<ServicePort> ports,
        List<String> addresses,
        Resolution resolution,
        boolean external,
        Visibility visibility,
        boolean declared) {

    public Service {
        ports = List.copyOf(ports);
        addresses = List.copyOf(addresses);
    }

    /** The port of this number. */
    public Optional<ServicePort> port(int number) {
        return ports.stream().filter(it -> it.number() == number).findFirst();
    }

    /**
     * The ports whose requests are routed one by one. A wildcard without endpoints has none: its calls go where their
     * own host says.
     */
    public List<ServicePort> httpPorts() {
        return routedPorts().filter(it -> it.protocol().isHttp()).toList();
    }

    /** The HTTP port of this number. */
    public Optional<ServicePort> httpPort(int number) {
        return httpPorts().stream().filter(it -> it.number() == number).findFirst();
    }

    /** The ports whose connections are routed as a whole; a wildcard without endpoints has none. */
    public List<ServicePort> opaquePorts() {
        return routedPorts().filter(it -> !it.protocol().isHttp()).toList();
    }

    private Stream<ServicePort> routedPorts() {
        return resolution == Resolution.NONE && HostNames.isWildcard(host) ? Stream.empty() : ports.stream();
    }

    Service withPorts(List<ServicePort> some) {
        return some.size() == ports.size()
                ? this
                : new Service(host, namespace, some, addresses, resolution, external, visibility, declared);
    }
}
