package org.embeddedmesh.xds.translate;

import io.envoyproxy.envoy.config.route.v3.RouteAction.RequestMirrorPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.match.FractionalPercent;
import org.embeddedmesh.route.RouteAction.Mirror;

/** Who gets copies of a route's calls. */
final class MirrorsTranslator {

    private MirrorsTranslator() {}

    static List<Mirror> translate(List<RequestMirrorPolicy> messages, FieldPath path) {
        List<Mirror> mirrors = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            mirror(messages.get(i), path.at("request_mirror_policies", i)).ifPresent(mirrors::add);
        }
        return mirrors;
    }

    private static Optional<Mirror> mirror(RequestMirrorPolicy message, FieldPath path) {
        if (!message.getClusterHeader().isEmpty()) {
            FieldPath header = path.field("cluster_header");
            if (message.getClusterHeader().chars().anyMatch(Character::isISOControl)) {
                throw header.refuse("has a control character");
            }
            header.ignore("is not supported, nothing is mirrored");
            return Optional.empty();
        }
        if (message.getCluster().isEmpty()) {
            throw path.field("cluster").refuse("is empty");
        }
        FractionalPercent percentage = message.hasRuntimeFraction()
                ? FractionalPercentTranslator.translate(
                        message.getRuntimeFraction().getDefaultValue(), path.field("runtime_fraction"))
                : FractionalPercent.ALL;
        return Optional.of(new Mirror(message.getCluster(), percentage, !message.getDisableShadowHostSuffixAppend()));
    }
}
