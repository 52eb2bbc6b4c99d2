package org.embeddedmesh.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.core.v3.Node;
import io.envoyproxy.envoy.service.discovery.v3.AggregatedDiscoveryServiceGrpc;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryRequest;
import io.envoyproxy.envoy.service.discovery.v3.DeltaDiscoveryResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embeddedmesh.istio.translate.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ConfigServerApplicationTests {

    private static final String LISTENER = "books.example.com:80";

    @TempDir
    private Path directory;

    @Test
    void resourceThatIsCreatedByTheApiIsPushedToASubscriber(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext context = run()) {
            assertThat(output).containsOnlyOnce("mesh-config-server: API http://127.0.0.1:");
            try (Subscriber subscriber = new Subscriber(context)) {
                await().until(() -> subscriber.removed(LISTENER));
                createServiceEntry(context);
                await().until(() -> subscriber.has(LISTENER));
                await().untilAsserted(() -> assertThat(get(context, "/debug/clients")
                                .at("/0/subscriptions/0/resources/0/name")
                                .asText())
                        .isEqualTo(LISTENER));
                assertThat(get(context, "/debug/registry")).isEmpty();
                context.close();
                await().untilTrue(subscriber.completed);
            }
        }
    }

    @Test
    void requestThatIsTooLargeEndsItsStreamAndNoOther() throws Exception {
        try (ConfigurableApplicationContext context = run("--mesh.server.xds.max-request-size=100KB");
                Subscriber other = new Subscriber(context);
                Subscriber huge = new Subscriber(context)) {
            huge.request("x".repeat(150_000));
            await().untilAsserted(() -> assertThat(huge.failure)
                    .hasValueSatisfying(
                            it -> assertThat(it.getDescription()).contains("mesh.server.xds.max-request-size")));
            createServiceEntry(context);
            await().until(() -> other.has(LISTENER));
            await().untilAsserted(
                            () -> assertThat(get(context, "/debug/clients")).hasSize(1));
        }
    }

    @Test
    void clientThatIsRefusedIsShownWithTheReason() throws Exception {
        try (ConfigurableApplicationContext context = run("--mesh.server.xds.max-resources-per-stream=1");
                Subscriber greedy = new Subscriber(context)) {
            greedy.request("a.example.com:80");
            await().untilAsserted(() -> assertThat(get(context, "/debug/clients/refused")
                            .at("/0/reason")
                            .asText())
                    .contains("mesh.server.xds.max-resources-per-stream"));
            assertThat(get(context, "/debug/clients")).isEmpty();
        }
    }

    @Test
    void callIsExplainedToThisMachineOnly() throws Exception {
        try (ConfigurableApplicationContext context = run()) {
            createServiceEntry(context);
            assertThat(explain(context, "curl/8").body()).contains("100 % 10.0.0.9:80");
            HttpResponse<String> refused = explain(context, "http://example.com");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> explain(ConfigurableApplicationContext context, String sender)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(context, "/debug/explain"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"request\":{\"url\":\"http://books.example.com/\"}}"));
        request.header(sender.startsWith("http") ? "Origin" : "User-Agent", sender);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void xdsPortThatIsTakenSaysWhatToDo(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            fail("--mesh.server.xds.address=0.0.0.0", "--mesh.server.xds.port=" + taken.getLocalPort());
            assertThat(output)
                    .contains("APPLICATION FAILED TO START")
                    .contains("0.0.0.0:" + taken.getLocalPort())
                    .contains("mesh.server.xds.port")
                    .doesNotContain("\tat org.embeddedmesh");
        }
    }

    @Test
    void apiPortThatIsTakenSaysWhatToDo(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            fail("--mesh.server.api.address=0.0.0.0", "--mesh.server.api.port=" + taken.getLocalPort());
            assertThat(output)
                    .contains("port " + taken.getLocalPort() + " is in use")
                    .contains("mesh.server.api.port");
        }
    }

    @Test
    void numberThatIsNoPortIsNamedWithItsProperty(CapturedOutput output) {
        fail("--mesh.server.xds.port=70000");
        fail("--mesh.server.api.port=-1");
        assertThat(output)
                .contains("'mesh.server.xds'", "port 70000 is not between 0 and 65535")
                .contains("'mesh.server.api'", "port -1 is not between 0 and 65535")
                .doesNotContain("\tat org.embeddedmesh");
    }

    @Test
    void questionThatCannotBeAnsweredIsToldWhatIsWrong() throws Exception {
        try (ConfigurableApplicationContext context = run()) {
            assertThat(get(context, "/debug/clients?limit=x").path("message").asText())
                    .contains("'limit'", "\"x\"");
        }
    }

    @Test
    void propertyThatIsNoneIsNamed(CapturedOutput output) {
        fail("--mesh.server.xds.adress=0.0.0.0");
        fail("--mesh.config.outbound-traffic-policy.mod=REGISTRY_ONLY");
        assertThat(output)
                .contains("Property: mesh.server.xds.adress", "Property: mesh.config.outbound-traffic-policy.mod")
                .doesNotContain("\tat org.embeddedmesh");
    }

    @Test
    void lockedStoreSaysWhatToDo(CapturedOutput output) throws IOException {
        try (FileChannel file = FileChannel.open(
                        directory.resolve("store.mv.db"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            fail("--mesh.server.store.type=h2", "--mesh.server.store.file=" + directory.resolve("store"));
            assertThat(output)
                    .contains("is in use by another process")
                    .contains("mesh.server.store.file")
                    .doesNotContain("UnsatisfiedDependencyException");
        }
    }

    @Test
    void ruleBeforeItsServiceIsStoredWithAWarningThatGoesWhenTheServiceComes() throws Exception {
        try (ConfigurableApplicationContext context = run()) {
            HttpResponse<String> created = post(
                    context,
                    "virtualservices",
                    "{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"VirtualService\","
                            + "\"metadata\":{\"name\":\"early\"},\"spec\":{\"hosts\":[\"early.example.com\"],"
                            + "\"http\":[{\"route\":[{\"destination\":{\"host\":\"books.example.com\"}}]}]}}");
            assertThat(created.headers().allValues("Warning"))
                    .singleElement()
                    .asString()
                    .contains("IST0101 spec.http[0].route[0].destination.host");
            String path = "/apis/networking.istio.io/v1/namespaces/default/virtualservices/early";
            JsonNode before = get(context, path);
            assertThat(before.at("/status/validationMessages/0/type/code").asText())
                    .isEqualTo("IST0101");
            createServiceEntry(context);
            JsonNode after = get(context, path);
            assertThat(after.at("/status/validationMessages").isMissingNode()).isTrue();
            assertThat(after.at("/status/conditions/0/status").asText()).isEqualTo("True");
            assertThat(after.path("metadata")).isEqualTo(before.path("metadata"));
        }
    }

    private static void fail(String... arguments) {
        assertThatException().isThrownBy(() -> run(arguments).close());
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("--mesh.server.api.port", "0");
        properties.put("--mesh.server.xds.port", "0");
        properties.put("--mesh.server.store.type", "memory");
        for (String argument : arguments) {
            properties.put(argument.substring(0, argument.indexOf('=')), argument.substring(argument.indexOf('=') + 1));
        }
        SpringApplication application = new SpringApplication(ConfigServerApplication.class);
        application.setRegisterShutdownHook(false);
        return application.run(properties.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .toArray(String[]::new));
    }

    private static void createServiceEntry(ConfigurableApplicationContext context) throws Exception {
        String body = "{\"apiVersion\":\"networking.istio.io/v1\",\"kind\":\"ServiceEntry\","
                + "\"metadata\":{\"name\":\"books\"},\"spec\":{\"hosts\":[\"books.example.com\"],"
                + "\"ports\":[{\"number\":80,\"name\":\"http\",\"protocol\":\"HTTP\"}],\"resolution\":\"STATIC\","
                + "\"endpoints\":[{\"address\":\"10.0.0.9\"}]}}";
        post(context, "serviceentries", body);
    }

    private static HttpResponse<String> post(ConfigurableApplicationContext context, String plural, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        uri(context, "/apis/networking.istio.io/v1/namespaces/default/" + plural))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response;
    }

    private static JsonNode get(ConfigurableApplicationContext context, String path) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(context, path)).build(), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body());
    }

    private static URI uri(ConfigurableApplicationContext context, String path) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** A starter that wants one listener. */
    private static final class Subscriber implements StreamObserver<DeltaDiscoveryResponse>, AutoCloseable {

        private final Queue<DeltaDiscoveryResponse> responses = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean completed = new AtomicBoolean();
        private final ManagedChannel channel;
        private final StreamObserver<DeltaDiscoveryRequest> requests;
        private volatile Optional<Status> failure = Optional.empty();

        Subscriber(ConfigurableApplicationContext context) {
            int port = context.getBean(XdsEndpoint.class).port();
            channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                    .usePlaintext()
                    .build();
            Node node = Node.newBuilder()
                    .setId("sidecar~127.0.0.1~test.default~default.svc.cluster.local")
                    .setMetadata(Struct.newBuilder()
                            .putFields(
                                    "GENERATOR",
                                    Value.newBuilder()
                                            .setStringValue("embedded-mesh")
                                            .build()))
                    .build();
            requests = AggregatedDiscoveryServiceGrpc.newStub(channel).deltaAggregatedResources(this);
            requests.onNext(DeltaDiscoveryRequest.newBuilder()
                    .setNode(node)
                    .setTypeUrl(ResourceType.LISTENER.typeUrl())
                    .addResourceNamesSubscribe(LISTENER)
                    .build());
        }

        void request(String name) {
            requests.onNext(DeltaDiscoveryRequest.newBuilder()
                    .setTypeUrl(ResourceType.LISTENER.typeUrl())
                    .addResourceNamesSubscribe(name)
                    .build());
        }

        boolean removed(String name) {
            return responses.stream()
                    .anyMatch(it -> it.getRemovedResourcesList().contains(name));
        }

        boolean has(String name) {
            return responses.stream()
                    .flatMap(it -> it.getResourcesList().stream())
                    .anyMatch(it -> it.getName().equals(name));
        }

        @Override
        public void onNext(DeltaDiscoveryResponse response) {
            responses.add(response);
        }

        @Override
        public void onError(Throwable cause) {
            failure = Optional.of(Status.fromThrowable(cause));
        }

        @Override
        public void onCompleted() {
            completed.set(true);
        }

        @Override
        public void close() {
            channel.shutdownNow();
        }
    }
}
