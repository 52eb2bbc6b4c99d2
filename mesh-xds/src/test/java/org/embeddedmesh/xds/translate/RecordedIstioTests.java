package org.embeddedmesh.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real istiod sends is taken, but for what this client names as not supported. */
@EnabledIfEnvironmentVariable(named = "CONFORMANCE_DIR", matches = ".+")
class RecordedIstioTests {

    /** The listeners of a sidecar, which are named by address, and those that arrive. */
    private static final Set<String> NOT_SUPPORTED =
            Set.of("api_listener", "type", "name", "filter_chains.filters.typed_config");

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("CONFORMANCE_DIR"), "istiod-wire"))) {
            return files.filter(it -> it.toString().endsWith(".pb")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void recordingIsTakenButForWhatIsNotSupported(Path recording) throws IOException {
        DiscoveryResponse response = DiscoveryResponse.parseFrom(Files.readAllBytes(recording));

        Set<String> refusedFields = response.getResourcesList().stream()
                .flatMap(it -> refusal(it).stream())
                .map(it -> it.field().replaceAll("\\[\\d+]", ""))
                .collect(Collectors.toSet());

        assertThat(response.getResourcesList()).isNotEmpty();
        assertThat(NOT_SUPPORTED).containsAll(refusedFields);
    }

    private static Optional<RefusedException> refusal(Any resource) {
        try {
            translate(ResourceType.of(resource.getTypeUrl()).orElseThrow(), resource.getValue());
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Translated<?> translate(ResourceType type, ByteString body) throws InvalidProtocolBufferException {
        return switch (type) {
            case HOST_INDEX -> throw new AssertionError("istiod has no such kind");
            case LISTENER -> EnvoyTranslator.listener(Listener.parseFrom(body).getName(), body);
            case ROUTE_CONFIGURATION ->
                EnvoyTranslator.routes(RouteConfiguration.parseFrom(body).getName(), body);
            case CLUSTER -> EnvoyTranslator.cluster(Cluster.parseFrom(body).getName(), body);
            case LOAD_ASSIGNMENT ->
                EnvoyTranslator.loadAssignment(
                        ClusterLoadAssignment.parseFrom(body).getClusterName(), body);
        };
    }
}
