package org.embeddedmesh.istio.world;

import java.util.List;
import java.util.Optional;

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

    /** The only port whose requests can be routed; empty: none, or several. */
    public Optional<ServicePort> onlyHttpPort() {
        List<ServicePort> http =
                ports.stream().filter(it -> it.protocol().isHttp()).toList();
        return http.size() == 1 ? Optional.of(http.get(0)) : Optional.empty();
    }
}
