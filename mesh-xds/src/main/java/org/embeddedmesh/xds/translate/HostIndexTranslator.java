package org.embeddedmesh.xds.translate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.embeddedmesh.proto.v1.Host;
import org.embeddedmesh.proto.v1.Port;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.OutboundTrafficPolicy;
import org.embeddedmesh.snapshot.Protocol;

/** The own kind that lists the hosts of the mesh. */
final class HostIndexTranslator {

    private static final String DEFAULT_SUFFIX = "cluster.local";

    private HostIndexTranslator() {}

    static HostIndex translate(org.embeddedmesh.proto.v1.HostIndex message, FieldPath path) {
        Map<String, Map<Integer, Protocol>> hosts = new HashMap<>();
        Set<String> fullNamesOnly = new HashSet<>();
        for (int i = 0; i < message.getHostsCount(); i++) {
            Host host = message.getHosts(i);
            String name = host.getName().toLowerCase(Locale.ROOT);
            hosts.put(name, ports(host, path.at("hosts", i)));
            if (host.getFullNameOnly()) {
                fullNamesOnly.add(name);
            }
        }
        String suffix = message.getDomainSuffix().isEmpty() ? DEFAULT_SUFFIX : message.getDomainSuffix();
        return new HostIndex(hosts, fullNamesOnly, policy(message, path.field("outbound_traffic_policy")), suffix);
    }

    private static Map<Integer, Protocol> ports(Host host, FieldPath path) {
        if (host.getName().isEmpty()) {
            throw path.field("name").refuse("is empty");
        }
        Map<Integer, Protocol> ports = new HashMap<>();
        for (int i = 0; i < host.getPortsCount(); i++) {
            Port port = host.getPorts(i);
            ports.put(port.getNumber(), protocol(port, path.at("ports", i).field("protocol")));
        }
        return ports;
    }

    private static Protocol protocol(Port port, FieldPath path) {
        return switch (port.getProtocol()) {
            case HTTP -> Protocol.HTTP;
            case HTTP2 -> Protocol.HTTP2;
            case GRPC -> Protocol.GRPC;
            case HTTPS -> Protocol.HTTPS;
            case TLS -> Protocol.TLS;
            case TCP, PROTOCOL_UNSPECIFIED -> Protocol.TCP;
            case UNRECOGNIZED -> {
                path.ignore("protocol " + port.getProtocolValue() + " is taken as TCP");
                yield Protocol.TCP;
            }
        };
    }

    private static OutboundTrafficPolicy policy(org.embeddedmesh.proto.v1.HostIndex message, FieldPath path) {
        return switch (message.getOutboundTrafficPolicy()) {
            case ALLOW_ANY -> OutboundTrafficPolicy.ALLOW_ANY;
            case REGISTRY_ONLY -> OutboundTrafficPolicy.REGISTRY_ONLY;
            case UNRECOGNIZED -> throw path.refuse("unknown value " + message.getOutboundTrafficPolicyValue());
        };
    }
}
