package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RouteAction.UpgradeConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Upgrades that a route allows: nothing is made of them, but what Envoy refuses is refused. */
final class UpgradeConfigs {

    private static final Set<String> CONNECT = Set.of("connect", "connect-udp");

    private UpgradeConfigs() {}

    static void check(List<UpgradeConfig> messages, FieldPath path) {
        Set<String> types = new HashSet<>();
        for (int i = 0; i < messages.size(); i++) {
            check(messages.get(i), types, path.at("upgrade_configs", i));
        }
    }

    private static void check(UpgradeConfig message, Set<String> earlier, FieldPath path) {
        String type = message.getUpgradeType().toLowerCase(Locale.ROOT);
        if (type.isEmpty() || type.chars().anyMatch(c -> c == 0 || c == '\n' || c == '\r')) {
            throw path.field("upgrade_type").refuse("is empty or no value of a header");
        }
        if (!earlier.add(type)) {
            throw path.field("upgrade_type").refuse("'" + type + "' stands there twice");
        }
        if (message.hasConnectConfig() && !CONNECT.contains(type)) {
            throw path.field("connect_config").refuse("cannot belong to the upgrade '" + type + "'");
        }
    }
}
