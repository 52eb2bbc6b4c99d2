package org.embeddedmesh.istio.resource;

import java.util.List;

/** Names of gateways: {@code mesh}, a name, or {@code namespace/name}. */
final class GatewayRules {

    private final Problems problems;

    GatewayRules(Problems problems) {
        this.problems = problems;
    }

    void check(List<String> gateways, String path) {
        for (int i = 0; i < gateways.size(); i++) {
            if (!isGateway(gateways.get(i))) {
                problems.invalid(
                        path + "[" + i + "]", gateways.get(i), "must be mesh, a gateway's name, or namespace/name");
            }
        }
    }

    private static boolean isGateway(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? Names.isHost(name)
                : Names.isLabel(name.substring(0, slash)) && Names.isLabel(name.substring(slash + 1));
    }
}
