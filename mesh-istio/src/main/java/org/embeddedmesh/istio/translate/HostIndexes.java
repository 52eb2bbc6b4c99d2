package org.embeddedmesh.istio.translate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.embeddedmesh.istio.world.Protocol;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.proto.v1.Host;
import org.embeddedmesh.proto.v1.HostIndex;
import org.embeddedmesh.proto.v1.OutboundTrafficPolicy;
import org.embeddedmesh.proto.v1.Port;

/** The index of all hosts that one client may call: services, their addresses, and hosts that only rules know. */
final class HostIndexes {

    /** The only resource of its type. */
    static final String NAME = "hosts";

    private HostIndexes() {}

    static HostIndex of(SidecarScope scope, String domainSuffix, Destinations destinations) {
        Map<String, Map<Integer, Protocol>> hosts = new TreeMap<>();
        for (Service service : scope.services()) {
            Map<Integer, Protocol> ports = ports(service, destinations);
            hosts.computeIfAbsent(service.host(), key -> new TreeMap<>()).putAll(ports);
            service.addresses()
                    .forEach(it ->
                            hosts.computeIfAbsent(it, key -> new TreeMap<>()).putAll(ports(service)));
        }
        Set<String> registered = Set.copyOf(hosts.keySet());
        destinations
                .unregistered()
                .forEach(it ->
                        hosts.computeIfAbsent(it.host(), key -> new TreeMap<>()).putIfAbsent(it.port(), Protocol.HTTP));
        return index(scope, domainSuffix, hosts, registered);
    }

    private static Map<Integer, Protocol> ports(Service service, Destinations destinations) {
        Map<Integer, Protocol> ports = ports(service);
        destinations.defaultPort(service).ifPresent(it -> ports.put(Destinations.DEFAULT_PORT, it.protocol()));
        return ports;
    }

    private static Map<Integer, Protocol> ports(Service service) {
        Map<Integer, Protocol> ports = new TreeMap<>();
        service.ports().forEach(it -> ports.put(it.number(), it.protocol()));
        return ports;
    }

    private static HostIndex index(
            SidecarScope scope,
            String domainSuffix,
            Map<String, Map<Integer, Protocol>> hosts,
            Set<String> registered) {
        HostIndex.Builder index = HostIndex.newBuilder()
                .setDomainSuffix(domainSuffix)
                .setOutboundTrafficPolicy(OutboundTrafficPolicy.valueOf(
                        scope.outboundTrafficPolicy().name()));
        hosts.forEach((name, ports) -> index.addHosts(host(name, ports, !registered.contains(name))));
        return index.build();
    }

    private static Host host(String name, Map<Integer, Protocol> ports, boolean fullNameOnly) {
        Host.Builder host = Host.newBuilder().setName(name).setFullNameOnly(fullNameOnly);
        ports.forEach((number, protocol) -> host.addPorts(Port.newBuilder()
                .setNumber(number)
                .setProtocol(org.embeddedmesh.proto.v1.Protocol.valueOf(protocol.name()))));
        return host.build();
    }
}
