package org.embeddedmesh.istio.translate;

import java.util.Set;
import java.util.TreeSet;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/**
 * Where a rule's hosts answer that are no service: on port 80, and on each port of the services that the rule names
 * beside them, as istiod has it.
 */
final class RulePorts {

    private final SidecarScope scope;

    RulePorts(SidecarScope scope) {
        this.scope = scope;
    }

    Set<Integer> of(Rule rule) {
        Set<Integer> ports = new TreeSet<>(Set.of(80));
        for (String host : rule.hosts()) {
            scope.service(host).stream()
                    .flatMap(it -> it.httpPorts().stream())
                    .map(ServicePort::number)
                    .forEach(ports::add);
        }
        return ports;
    }

    /** Whether only rules know the host: it is no service, and no service lies within it. */
    boolean isUnregistered(String host) {
        if (scope.service(host).isPresent()) {
            return false;
        }
        return !HostNames.isWildcard(host)
                || scope.services().stream().noneMatch(it -> HostNames.within(it.host(), host));
    }
}
