package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.Sidecar.IstioEgressListener;
import org.embeddedmesh.istio.resource.Sidecar.SidecarPort;
import org.embeddedmesh.istio.world.VirtualServices.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The egress listeners of a Sidecar. One with a port decides alone on that port; those without, and those of sockets
 * and forward proxies, on all others. No listener at all imports everything.
 */
final class EgressListeners {

    private final Map<Integer, EgressListener> byPort = new HashMap<>();
    private final List<EgressListener> others = new ArrayList<>();
    private final boolean everything;

    EgressListeners(@Nullable Sidecar sidecar, String clientNamespace) {
        this.everything = sidecar == null || sidecar.egress().isEmpty();
        if (sidecar != null) {
            sidecar.egress().forEach(it -> add(it, clientNamespace));
        }
    }

    private void add(IstioEgressListener it, String clientNamespace) {
        EgressListener listener = new EgressListener(it, clientNamespace);
        SidecarPort port = it.port();
        if (port == null || port.number() == 0 || port.protocol().equalsIgnoreCase("HTTP_PROXY")) {
            others.add(listener);
        } else {
            byPort.putIfAbsent(port.number(), listener);
        }
    }

    /** The service with those of its ports that are imported; empty: none is. */
    Optional<Service> imported(Service service) {
        if (everything) {
            return Optional.of(service);
        }
        List<ServicePort> ports = service.ports().stream()
                .filter(it -> on(it.number()).stream().anyMatch(listener -> listener.imports(service)))
                .toList();
        return ports.isEmpty() ? Optional.empty() : Optional.of(service.withPorts(ports));
    }

    boolean imports(Rule rule, int port) {
        return everything || on(port).stream().anyMatch(it -> it.imports(rule));
    }

    private List<EgressListener> on(int port) {
        EgressListener own = byPort.get(port);
        return own == null ? others : List.of(own);
    }
}
