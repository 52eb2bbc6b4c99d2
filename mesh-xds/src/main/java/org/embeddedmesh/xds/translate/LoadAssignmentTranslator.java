package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.core.v3.SocketAddress.PortSpecifierCase;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.endpoint.Locality;

/** Endpoints. A locality's weight is not needed: it only counts with locality-weighted balancing, which is reported. */
final class LoadAssignmentTranslator {

    // Envoy's default, which istiod writes out.
    private static final int OVERPROVISIONING = 140;

    private LoadAssignmentTranslator() {}

    static LoadAssignment translate(ClusterLoadAssignment message, FieldPath path) {
        if (message.getPolicy().hasOverprovisioningFactor()
                && message.getPolicy().getOverprovisioningFactor().getValue() != OVERPROVISIONING) {
            path.field("policy").field("overprovisioning_factor").ignore();
        }
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < message.getEndpointsCount(); i++) {
            locality(message.getEndpoints(i), path.at("endpoints", i), endpoints);
        }
        return new LoadAssignment(message.getClusterName(), endpoints);
    }

    private static void locality(LocalityLbEndpoints message, FieldPath path, List<Endpoint> endpoints) {
        Locality locality = message.hasLocality()
                ? new Locality(
                        message.getLocality().getRegion(),
                        message.getLocality().getZone(),
                        message.getLocality().getSubZone())
                : Locality.UNKNOWN;
        for (int i = 0; i < message.getLbEndpointsCount(); i++) {
            FieldPath at = path.at("lb_endpoints", i);
            LbEndpoint endpoint = message.getLbEndpoints(i);
            if (endpoint.getEndpoint().getAddress().hasSocketAddress()) {
                endpoints.add(endpoint(endpoint, message.getPriority(), locality, at));
            } else {
                at.field("endpoint").field("address").ignore("is no IP address and port, the endpoint is left out");
            }
        }
    }

    private static Endpoint endpoint(LbEndpoint message, int priority, Locality locality, FieldPath path) {
        SocketAddress address = message.getEndpoint().getAddress().getSocketAddress();
        FieldPath socket = path.field("endpoint.address.socket_address");
        if (address.getAddress().isEmpty()) {
            throw socket.field("address").refuse("is empty");
        }
        if (address.getPortSpecifierCase() != PortSpecifierCase.PORT_VALUE || badPort(address.getPortValue())) {
            throw socket.field("port_value").refuse("is not between 1 and 65535");
        }
        return new Endpoint(
                address.getAddress(),
                address.getPortValue(),
                weight(message, path.field("load_balancing_weight")),
                priority,
                health(message),
                locality,
                IstioMetadata.endpoint(message.getMetadata()));
    }

    private static boolean badPort(int port) {
        return port < 1 || port > 65535;
    }

    private static int weight(LbEndpoint message, FieldPath path) {
        if (!message.hasLoadBalancingWeight()) {
            return 1;
        }
        int weight = Unsigned.saturated(message.getLoadBalancingWeight());
        if (weight == 0) {
            throw path.refuse("is 0");
        }
        return weight;
    }

    private static HealthStatus health(LbEndpoint message) {
        return switch (message.getHealthStatus()) {
            case UNKNOWN, HEALTHY -> HealthStatus.HEALTHY;
            case DEGRADED -> HealthStatus.DEGRADED;
            case DRAINING -> HealthStatus.DRAINING;
            case UNHEALTHY, TIMEOUT, UNRECOGNIZED -> HealthStatus.UNHEALTHY;
        };
    }
}
