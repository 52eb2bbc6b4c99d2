package org.embeddedmesh.istio.translate;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import java.util.Locale;
import org.embeddedmesh.istio.resource.Resource;

/** Where a record comes from, as istiod says it in the filter metadata {@code istio}. */
final class Origin {

    static final String FILTER = "istio";

    private Origin() {}

    /** Names a rule of a resource. */
    static Metadata of(Resource<?> resource, String rule) {
        return metadata(Struct.newBuilder()
                .putFields("config", string(path(resource)))
                .putFields("rule", string(rule))
                .build());
    }

    static Metadata metadata(Struct istio) {
        return Metadata.newBuilder().putFilterMetadata(FILTER, istio).build();
    }

    /** {@code /apis/networking.istio.io/v1/namespaces/default/virtual-service/reviews}. */
    static String path(Resource<?> resource) {
        return "/apis/" + resource.kind().group() + "/v1/namespaces/"
                + resource.metadata().namespace() + "/"
                + kebabCase(resource.kind().kindName()) + "/"
                + resource.metadata().name();
    }

    static Value string(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    private static String kebabCase(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
