package org.embeddedmesh.istio.translate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import io.envoyproxy.envoy.extensions.filters.http.cors.v3.CorsPolicy;
import io.envoyproxy.envoy.extensions.filters.http.fault.v3.HTTPFault;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.load_balancing_policies.least_request.v3.LeastRequest;
import io.envoyproxy.envoy.extensions.load_balancing_policies.random.v3.Random;
import io.envoyproxy.envoy.extensions.load_balancing_policies.round_robin.v3.RoundRobin;
import io.envoyproxy.envoy.extensions.load_balancing_policies.wrr_locality.v3.WrrLocality;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.YamlReader;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.OutboundTrafficPolicy;
import org.embeddedmesh.istio.world.PathNormalization;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.istio.world.Worlds;

/**
 * A question to a translation: the first document says who asks ({@code client}, {@code translation}), in which mesh
 * ({@code mesh}, as MeshConfig has it), for what ({@code ask}: type and name, or type alone for all names, or
 * {@code unsupported} in place of type) and who runs ({@code workloads}); the others are resources.
 */
record GoldenCase(Translation translation, List<JsonNode> questions) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer()
            .usingTypeRegistry(TypeRegistry.newBuilder()
                    .add(HttpConnectionManager.getDescriptor())
                    .add(TcpProxy.getDescriptor())
                    .add(TlsInspector.getDescriptor())
                    .add(Router.getDescriptor())
                    .add(HTTPFault.getDescriptor())
                    .add(CorsPolicy.getDescriptor())
                    .add(LeastRequest.getDescriptor())
                    .add(RoundRobin.getDescriptor())
                    .add(Random.getDescriptor())
                    .add(WrrLocality.getDescriptor())
                    .add(RBAC.getDescriptor())
                    .add(PreviousHostsPredicate.getDescriptor())
                    .add(HttpProtocolOptions.getDescriptor())
                    .build());

    static GoldenCase read(String yaml) {
        List<JsonNode> documents = YamlReader.read(yaml);
        JsonNode question = documents.get(0);
        JsonNode client = question.path("client");
        ClientScope scope =
                new ClientScope(client.path("namespace").asText("default"), Worlds.strings(client.path("labels")));
        World world = World.of(
                Worlds.resources(documents.subList(1, documents.size())),
                workloads(question.path("workloads")),
                mesh(question.path("mesh")));
        List<JsonNode> questions = new ArrayList<>();
        question.path("ask").forEach(questions::add);
        return new GoldenCase(
                question.path("translation").asText("starter").equals("grpc")
                        ? new GrpcTranslation(world, scope)
                        : new StarterTranslation(world, scope),
                questions);
    }

    private static MeshSettings mesh(JsonNode config) {
        MeshSettings defaults = MeshSettings.defaults();
        String policy = config.at("/outboundTrafficPolicy/mode")
                .asText(defaults.outboundTrafficPolicy().name());
        String paths = config.at("/pathNormalization/normalization")
                .asText(defaults.pathNormalization().name());
        return defaults.withOutboundTrafficPolicy(OutboundTrafficPolicy.valueOf(policy))
                .withPathNormalization(PathNormalization.valueOf(paths));
    }

    private static List<WorkloadInstance> workloads(JsonNode nodes) {
        List<WorkloadInstance> workloads = new ArrayList<>();
        nodes.forEach(it -> workloads.add(Worlds.workload(it)));
        return workloads;
    }

    JsonNode answer() {
        ArrayNode answers = MAPPER.createArrayNode();
        questions.forEach(it -> answers.add(answer(it)));
        return answers;
    }

    private ObjectNode answer(JsonNode question) {
        if (question.has("unsupported")) {
            return unsupported(question);
        }
        ResourceType type = ResourceType.valueOf(question.path("type").asText());
        ObjectNode answer = MAPPER.createObjectNode().put("type", type.name());
        if (!question.has("name")) {
            ArrayNode names = answer.putArray("names");
            translation.names(type).forEach(names::add);
            return answer;
        }
        String name = question.path("name").asText();
        answer.put("name", name);
        Optional<Message> resource = translation.resource(type, name);
        answer.set("resource", resource.map(GoldenCase::tree).orElse(null));
        return answer;
    }

    private ObjectNode unsupported(JsonNode question) {
        ResourceType type = ResourceType.valueOf(question.path("unsupported").asText());
        String name = question.path("name").asText();
        ObjectNode answer =
                MAPPER.createObjectNode().put("unsupported", type.name()).put("name", name);
        answer.set("found", MAPPER.valueToTree(translation.unsupported(type, name)));
        return answer;
    }

    private static JsonNode tree(Message message) {
        try {
            return MAPPER.readTree(PRINTER.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a type is missing from the registry", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
