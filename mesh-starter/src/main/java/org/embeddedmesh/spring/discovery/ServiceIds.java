package org.embeddedmesh.spring.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.Protocol;
import org.embeddedmesh.snapshot.SnapshotHolder;

/** Hosts of the mesh under the names that Spring Cloud calls service ids: short within the own namespace. */
public final class ServiceIds {

    private static final int DEFAULT_PORT = 80;

    private final SnapshotHolder snapshots;
    private final String namespace;

    /** @param namespace of this process */
    public ServiceIds(SnapshotHolder snapshots, String namespace) {
        this.snapshots = snapshots;
        this.namespace = namespace;
    }

    /** All of them, without wildcards. */
    List<String> all() {
        return snapshots.current().hostIndex().stream()
                .flatMap(it -> it.hosts().keySet().stream().map(host -> shortened(host, it.domainSuffix())))
                .filter(it -> !it.startsWith("*"))
                .distinct()
                .sorted()
                .toList();
    }

    boolean isKnown(String serviceId) {
        return !ports(serviceId).isEmpty();
    }

    /** Where a service answers HTTP; empty if it does not, or is not of the mesh. */
    List<Authority> httpDestinations(String serviceId) {
        return ports(serviceId).entrySet().stream()
                .filter(it -> isHttp(it.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .flatMap(port -> resolve(serviceId, port).stream())
                .toList();
    }

    /** The port to call where the caller named one, or none (negative): then 80, or else the first that speaks HTTP. */
    Optional<Integer> port(String serviceId, int written) {
        int port = written < 0 ? DEFAULT_PORT : written;
        if (resolve(serviceId, port).isPresent()) {
            return Optional.of(port);
        }
        return written < 0
                ? httpDestinations(serviceId).stream().map(Authority::port).findFirst()
                : Optional.empty();
    }

    private Optional<Authority> resolve(String serviceId, int port) {
        return snapshots.current().hostIndex().flatMap(it -> it.resolve(serviceId, port, namespace));
    }

    private Map<Integer, Protocol> ports(String serviceId) {
        return snapshots
                .current()
                .hostIndex()
                .map(it -> it.ports(serviceId, namespace))
                .orElse(Map.of());
    }

    private static boolean isHttp(Protocol protocol) {
        return protocol == Protocol.HTTP || protocol == Protocol.HTTP2 || protocol == Protocol.GRPC;
    }

    private String shortened(String host, String domainSuffix) {
        String ours = "." + namespace + ".svc." + domainSuffix;
        String services = ".svc." + domainSuffix;
        if (host.endsWith(ours)) {
            return host.substring(0, host.length() - ours.length());
        }
        return host.endsWith(services) ? host.substring(0, host.length() - services.length()) : host;
    }
}
