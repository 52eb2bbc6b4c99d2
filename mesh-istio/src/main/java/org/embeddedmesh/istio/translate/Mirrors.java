package org.embeddedmesh.istio.translate;

import com.google.protobuf.BoolValue;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.config.route.v3.RouteAction.RequestMirrorPolicy;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.embeddedmesh.istio.resource.Destination;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.Percent;
import org.jspecify.annotations.Nullable;

/** A rule's mirrors as istiod writes them: the host of a copy stays as it is. */
final class Mirrors {

    private static final int ALL = 100;

    private Mirrors() {}

    /** @param cluster names the one of a destination */
    static List<RequestMirrorPolicy> of(HttpRoute http, Function<Destination, String> cluster) {
        List<RequestMirrorPolicy> policies = new ArrayList<>();
        if (http.mirror() != null) {
            policy(cluster.apply(http.mirror()), share(http)).ifPresent(policies::add);
        }
        http.mirrors()
                .forEach(it -> policy(cluster.apply(it.destination()), share(it.percentage()))
                        .ifPresent(policies::add));
        return policies;
    }

    /** The newer field before the older one, in whole percent. */
    private static FractionalPercent share(HttpRoute http) {
        return http.mirrorPercentage() == null && http.mirrorPercent() != null
                ? Percentages.of(http.mirrorPercent())
                : share(http.mirrorPercentage());
    }

    private static FractionalPercent share(@Nullable Percent percentage) {
        return percentage == null ? Percentages.of(ALL) : Percentages.of(percentage);
    }

    private static Optional<RequestMirrorPolicy> policy(String cluster, FractionalPercent share) {
        return share.getNumerator() == 0
                ? Optional.empty()
                : Optional.of(RequestMirrorPolicy.newBuilder()
                        .setCluster(cluster)
                        .setRuntimeFraction(
                                RuntimeFractionalPercent.newBuilder().setDefaultValue(share))
                        .setTraceSampled(BoolValue.of(false))
                        .setDisableShadowHostSuffixAppend(true)
                        .build());
    }
}
