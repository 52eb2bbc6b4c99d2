package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a traffic policy: of a host, of a subset, of a port. */
final class TrafficPolicyRules {

    private static final int MOST_PORTS = 4096;

    private final Problems problems;
    private final LoadBalancerRules loadBalancers;
    private final ClientTlsRules tls;
    private final ConnectionPoolRules pools;

    TrafficPolicyRules(Problems problems) {
        this.problems = problems;
        this.loadBalancers = new LoadBalancerRules(problems);
        this.tls = new ClientTlsRules(problems);
        this.pools = new ConnectionPoolRules(problems);
    }

    void check(@Nullable TrafficPolicy policy, String path) {
        if (policy == null) {
            return;
        }
        boolean nothing = Stream.of(
                                policy.loadBalancer(),
                                policy.connectionPool(),
                                policy.outlierDetection(),
                                policy.tls(),
                                policy.tunnel(),
                                policy.proxyProtocol(),
                                policy.retryBudget())
                        .allMatch(Objects::isNull)
                && policy.portLevelSettings().isEmpty();
        if (nothing && !problems.hasErrorsAt(path)) {
            problems.required(path, "traffic policy must have at least one field");
        }
        if (policy.tunnel() != null && policy.proxyProtocol() != null) {
            problems.invalid(path + ".tunnel", "tunnel", "tunnel and proxyProtocol must not be set together");
        }
        checkTunnel(policy.tunnel(), path + ".tunnel");
        loadBalancers.check(policy.loadBalancer(), path + ".loadBalancer");
        pools.check(policy.connectionPool(), path + ".connectionPool");
        checkOutlier(policy.outlierDetection(), path + ".outlierDetection");
        tls.check(policy.tls(), path + ".tls");
        checkPorts(policy.portLevelSettings(), path + ".portLevelSettings");
    }

    private void checkPorts(List<PortTrafficPolicy> ports, String path) {
        if (ports.size() > MOST_PORTS) {
            problems.invalid(path, ports.size(), "at most " + MOST_PORTS + " ports");
        }
        for (int i = 0; i < ports.size(); i++) {
            PortTrafficPolicy port = ports.get(i);
            String at = path + "[" + i + "]";
            if (port.port() == null) {
                problems.required(at + ".port", "portLevelSettings must have a port");
            }
            boolean nothing = Stream.of(port.loadBalancer(), port.connectionPool(), port.outlierDetection(), port.tls())
                    .allMatch(Objects::isNull);
            if (nothing && !problems.hasErrorsAt(at)) {
                problems.required(at, "port traffic policy must have at least one field");
            }
            loadBalancers.check(port.loadBalancer(), at + ".loadBalancer");
            pools.check(port.connectionPool(), at + ".connectionPool");
            checkOutlier(port.outlierDetection(), at + ".outlierDetection");
            tls.check(port.tls(), at + ".tls");
        }
    }

    private void checkOutlier(@Nullable OutlierDetection outlier, String path) {
        if (outlier == null) {
            return;
        }
        Integer local = outlier.consecutiveLocalOriginFailures();
        if (local != null && local > 0 && !outlier.splitExternalLocalOriginErrors()) {
            problems.invalid(
                    path + ".consecutiveLocalOriginFailures", local, "needs splitExternalLocalOriginErrors to be true");
        }
        if (outlier.consecutiveErrors() != 0) {
            problems.warn(
                    path + ".consecutiveErrors", "is deprecated: use consecutiveGatewayErrors or consecutive5xxErrors");
        }
    }

    private void checkTunnel(TrafficPolicy.@Nullable Tunnel tunnel, String path) {
        if (tunnel == null) {
            return;
        }
        if (!Set.of("", "CONNECT", "POST").contains(tunnel.protocol())) {
            problems.notSupported(path + ".protocol", tunnel.protocol(), List.of("CONNECT", "POST"));
        }
        String host = tunnel.targetHost();
        if (!host.isEmpty() && !Names.isHost(host) && !Addresses.isAddress(host)) {
            problems.invalid(path + ".targetHost", host, "must be a host name or an IP address");
        }
    }
}
