package org.embeddedmesh.istio.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embeddedmesh.istio.resource.Sidecar.IstioEgressListener;
import org.embeddedmesh.istio.resource.Sidecar.IstioIngressListener;
import org.embeddedmesh.istio.resource.Sidecar.OutboundTrafficPolicy;
import org.embeddedmesh.istio.resource.Sidecar.SidecarPort;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in a Sidecar beyond its structure. */
final class SidecarRules {

    private static final String UNIX = "unix://";

    private final Problems problems;
    private final String namespace;
    private final ConnectionPoolRules pools;

    /** @param namespace of the resource */
    SidecarRules(Problems problems, String namespace) {
        this.problems = problems;
        this.namespace = namespace;
        this.pools = new ConnectionPoolRules(problems);
    }

    void check(Sidecar sidecar) {
        boolean nothing = sidecar.ingress().isEmpty()
                && sidecar.egress().isEmpty()
                && sidecar.outboundTrafficPolicy() == null
                && sidecar.inboundConnectionPool() == null;
        if (nothing && !problems.hasErrors()) {
            problems.required("spec.egress", "a Sidecar must say something");
        }
        checkSelector(sidecar.workloadSelector());
        checkIngress(sidecar.ingress());
        pools.check(sidecar.inboundConnectionPool(), "spec.inboundConnectionPool");
        checkEgress(sidecar.egress());
        checkPolicy(sidecar.outboundTrafficPolicy(), "spec.outboundTrafficPolicy");
    }

    private void checkSelector(@Nullable WorkloadSelector selector) {
        if (selector == null) {
            return;
        }
        new LabelRules(problems).checkSelector(selector.labels(), "spec.workloadSelector.labels");
        if (selector.labels().isEmpty()) {
            problems.warn("spec.workloadSelector", "has no labels: it is for all workloads of the namespace");
        }
    }

    private void checkIngress(List<IstioIngressListener> listeners) {
        Set<Integer> numbers = new HashSet<>();
        SidecarIngressRules rules = new SidecarIngressRules(problems);
        for (int i = 0; i < listeners.size(); i++) {
            String path = "spec.ingress[" + i + "]";
            rules.check(listeners.get(i), path);
            pools.check(listeners.get(i).connectionPool(), path + ".connectionPool");
            if (!numbers.add(listeners.get(i).port().number())) {
                problems.duplicate(
                        path + ".port.number", listeners.get(i).port().number(), "ports must be unique");
            }
        }
    }

    private void checkEgress(List<IstioEgressListener> listeners) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < listeners.size(); i++) {
            String path = "spec.egress[" + i + "]";
            SidecarPort port = listeners.get(i).port();
            if (port != null) {
                checkPort(port, listeners.get(i), path);
                String place = port.number() == 0 ? listeners.get(i).bind() : String.valueOf(port.number());
                if (!taken.add(place)) {
                    problems.duplicate(path + ".port", place, "ports and sockets must be unique");
                }
            } else if (i < listeners.size() - 1) {
                problems.required(path + ".port", "only the last egress listener may be without a port");
            }
            new EgressHostRules(problems, namespace).check(listeners.get(i).hosts(), path + ".hosts");
        }
    }

    private void checkPort(SidecarPort port, IstioEgressListener listener, String path) {
        checkPort(problems, port, path + ".port");
        String bind = listener.bind();
        if (port.number() != 0 || problems.hasErrorsAt(path + ".port")) {
            checkBind(problems, bind, path + ".bind");
        } else if (!bind.startsWith(UNIX) || bind.length() == UNIX.length()) {
            problems.invalid(path + ".bind", bind, "port 0 needs the address of a unix domain socket, unix://");
        } else if (listener.captureMode().equals("IPTABLES")) {
            problems.invalid(path + ".captureMode", listener.captureMode(), "must be DEFAULT or NONE for a socket");
        }
    }

    static void checkPort(Problems problems, SidecarPort port, String path) {
        if (!port.name().isEmpty() && !Names.isDnsLabel(port.name())) {
            problems.invalid(path + ".name", port.name(), Names.DNS_LABEL_RULE);
        }
        if (!Protocols.isKnown(port.protocol())) {
            problems.invalid(path + ".protocol", port.protocol(), "unsupported protocol");
        }
        if (port.targetPort() > 0) {
            problems.invalid(path + ".targetPort", port.targetPort(), "targetPort has no impact on Sidecars");
        }
    }

    static void checkBind(Problems problems, String bind, String path) {
        if (!bind.isEmpty() && !Addresses.isAddress(bind)) {
            problems.invalid(path, bind, "must be an IP address");
        }
    }

    private void checkPolicy(@Nullable OutboundTrafficPolicy policy, String path) {
        if (policy == null || policy.egressProxy() == null) {
            return;
        }
        Destination proxy = policy.egressProxy();
        if (!policy.mode().equals("ALLOW_ANY")) {
            problems.invalid(path + ".egressProxy", proxy.host(), "needs the mode ALLOW_ANY");
        }
        if (proxy.port() == null) {
            problems.required(path + ".egressProxy.port", "");
        }
        new DestinationWeightRules(problems).checkDestination(proxy, path + ".egressProxy");
    }
}
