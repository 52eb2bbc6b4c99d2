package org.embeddedmesh.istio.translate;

import java.util.Set;
import java.util.TreeSet;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.Services;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/**
 * Where a rule's hosts answer that are no service: on port 80, and on each port of the services that the rule names
 * beside them, as istiod has it.
 */
final class RulePorts {

    private final Services services;
    private final String namespace;

    RulePorts(Services services, ClientScope client) {
        this.services = services;
        this.namespace = client.namespace();
    }

    Set<Integer> of(Rule rule) {
        Set<Integer> ports = new TreeSet<>(Set.of(80));
        for (String host : rule.hosts()) {
            services.visible(host, namespace).stream()
                    .flatMap(it -> it.httpPorts().stream())
                    .map(ServicePort::number)
                    .forEach(ports::add);
        }
        return ports;
    }

    /** Whether only rules know the host: it is no service, and no service lies within it. */
    boolean isUnregistered(String host) {
        if (services.visible(host, namespace).isPresent()) {
            return false;
        }
        return !HostNames.isWildcard(host)
                || services.visibleTo(namespace).stream().noneMatch(it -> HostNames.within(it.host(), host));
    }
}
