package org.embeddedmesh.snapshot;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embeddedmesh.http.Authority;

/**
 * The hosts that this process may call through the mesh.
 *
 * @param hosts ports and protocols by fully qualified name, {@code *.} wildcard or address, in lower case
 * @param outboundTrafficPolicy for all other hosts
 * @param domainSuffix of short names, {@code cluster.local}
 */
public record HostIndex(
        Map<String, Map<Integer, Protocol>> hosts, OutboundTrafficPolicy outboundTrafficPolicy, String domainSuffix) {

    public HostIndex {
        hosts = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, it -> Map.copyOf(it.getValue())));
    }

    /**
     * The fully qualified name with the port; empty: not of the mesh, also when only the port is unknown.
     *
     * @param namespace in which a short name is looked up
     */
    public Optional<Authority> resolve(String host, int port, String namespace) {
        return Optional.empty();
    }
}
