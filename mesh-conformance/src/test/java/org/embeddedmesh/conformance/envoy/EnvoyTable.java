package org.embeddedmesh.conformance.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.config.route.v3.FilterConfig;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteList;
import io.envoyproxy.envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig;
import io.envoyproxy.envoy.extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig;
import io.envoyproxy.envoy.type.matcher.v3.HttpRequestHeaderMatchInput;
import java.math.BigDecimal;
import java.util.List;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.xds.translate.EnvoyTranslator;

/** A table of routes as Envoy's tests write it, to what the engine asks. */
final class EnvoyTable {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(List.of(
                            UriTemplateMatchConfig.getDescriptor(),
                            UriTemplateRewriteConfig.getDescriptor(),
                            HttpRequestHeaderMatchInput.getDescriptor(),
                            RouteList.getDescriptor(),
                            FilterConfig.getDescriptor(),
                            Struct.getDescriptor()))
                    .build());

    private EnvoyTable() {}

    /** @throws InvalidProtocolBufferException if the text cannot be a message at all, so that no server could send it */
    static RouteConfiguration message(String yaml) throws InvalidProtocolBufferException {
        JsonNode document = YamlReader.read(yaml).get(0);
        RouteConfiguration.Builder message = RouteConfiguration.newBuilder();
        PARSER.merge(withTextualDurations(document).toString(), message);
        return message.build();
    }

    // Envoy's old YAML writes a duration as a message, which JSON does not know.
    private static JsonNode withTextualDurations(JsonNode node) {
        if (node.has("@type")) {
            return node;
        }
        if (node.isObject() && (node.has("seconds") || node.has("nanos")) && node.size() <= 2) {
            return TextNode.valueOf(BigDecimal.valueOf(node.path("nanos").asLong(), 9)
                            .add(BigDecimal.valueOf(node.path("seconds").asLong()))
                            .toPlainString()
                    + "s");
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(it -> it.setValue(withTextualDurations(it.getValue())));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withTextualDurations(array.get(i)));
            }
        }
        return node;
    }

    /** Over the bytes, as it would arrive. */
    static RouteTable table(RouteConfiguration message) {
        return RouteTable.of(EnvoyTranslator.routes(message.getName(), message.toByteString())
                .value());
    }

    static RouteTable table(String yaml) throws InvalidProtocolBufferException {
        return table(message(yaml));
    }
}
