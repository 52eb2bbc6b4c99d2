package org.embeddedmesh.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.spring.LoopbackServer.answer;
import static org.embeddedmesh.spring.LoopbackServer.answering;
import static org.embeddedmesh.spring.LoopbackServer.closedPort;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.retry.RetryOn;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.HeaderMutations.Action;
import org.embeddedmesh.route.HeaderMutations.Addition;
import org.embeddedmesh.route.RouteAction;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.TestMesh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;

class MeshClientHttpRequestFactoryTests {

    private static final String URL = "http://reviews:9080/reviews/1?x=%20y";

    private final TestMesh mesh = new TestMesh();
    private final MeshClients clients = new MeshClients(mesh);

    @AfterEach
    void closeConnections() {
        clients.close();
    }

    @Test
    void callToServiceOfMeshReachesItsEndpointUnderTheServicesName() {
        try (LoopbackServer reviews = answering(200, "hello")) {
            mesh.publish(reviews.port());
            ResponseEntity<String> response = get(URL);
            assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
            assertThat(response.getBody()).isEqualTo("hello");
            assertThat(reviews.last().uri()).isEqualTo("/reviews/1?x=%20y");
            assertThat(reviews.last().header("Host")).isEqualTo("reviews:9080");
            assertThat(clients.passedThrough()).isEmpty();
        }
    }

    @Test
    void pathThatLooksLikeAnAuthorityIsSentAsItIs() {
        try (LoopbackServer reviews = answering(200, "hello")) {
            mesh.publish(reviews.port());
            get("http://reviews:9080//admin/1?x");
            assertThat(reviews.last().uri()).isEqualTo("//admin/1?x");
        }
    }

    @Test
    void observerIsToldOfAnsweredAndOfRefusedCallsOnce() {
        try (LoopbackServer reviews = answering(200, "hello")) {
            mesh.publish(reviews.port());
            get(URL);
            mesh.publish();
            get(URL);
        }
        assertThat(clients.finished())
                .extracting(OutboundCall::details)
                .containsExactly("via_upstream", "no_healthy_upstream");
    }

    @Test
    void callToUnknownHostGoesTheApplicationsOwnWay() {
        try (LoopbackServer elsewhere = answering(200, "elsewhere")) {
            mesh.publish(closedPort());
            assertThat(get("http://127.0.0.1:" + elsewhere.port() + "/").getBody())
                    .isEqualTo("elsewhere");
            assertThat(clients.passedThrough()).hasSize(1);
        }
    }

    @Test
    void callBeforeTheFirstIndexGoesTheApplicationsOwnWay() {
        try (LoopbackServer elsewhere = answering(200, "elsewhere")) {
            assertThat(get("http://localhost:" + elsewhere.port() + "/").getBody())
                    .isEqualTo("elsewhere");
            assertThat(clients.passedThrough()).hasSize(1);
        }
    }

    @Test
    void callToUnknownPortOfKnownHostGoesTheApplicationsOwnWay() {
        mesh.publish(closedPort());
        assertThatThrownBy(() -> get("http://reviews:1/")).isInstanceOf(ResourceAccessException.class);
        assertThat(clients.passedThrough()).containsExactly(URI.create("http://reviews:1/"));
    }

    @Test
    void callThatBeginsItsOwnTlsGoesTheApplicationsOwnWay() {
        mesh.publish(closedPort());
        assertThatThrownBy(() -> get("https://reviews:9080/")).isInstanceOf(ResourceAccessException.class);
        assertThat(clients.passedThrough()).hasSize(1);
    }

    @Test
    void configurationIsDemandedOnTheFirstCall() {
        try (LoopbackServer reviews = answering(200, "hello")) {
            mesh.publishIndex();
            clients.onDemand(destination -> {
                assertThat(destination).isEqualTo(TestMesh.DESTINATION);
                mesh.publish(reviews.port());
                return CompletableFuture.completedFuture(null);
            });
            assertThat(get(URL).getBody()).isEqualTo("hello");
        }
    }

    @Test
    void absentConfigurationEndsInCallersReadTimeoutWhereThatIsShorter() {
        mesh.publishIndex();
        clients.onDemand(destination -> new CompletableFuture<>());
        CallerTimeouts timeouts = new CallerTimeouts(Duration.ZERO, Duration.ofMillis(50));
        assertThatThrownBy(() ->
                        clients.restClient(timeouts).get().uri(URL).retrieve().toEntity(String.class))
                .hasCauseInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void refusedConnectionIsRetriedElsewhereWithTheSameBody() {
        try (LoopbackServer reviews = answering(201, "made")) {
            mesh.publish(closedPort(), reviews.port());
            for (int i = 0; i < 4; i++) {
                assertThat(post(Map.of("stars", i)).getStatusCode()).isEqualTo(HttpStatus.CREATED);
                assertThat(reviews.last().text()).isEqualTo("{\"stars\":" + i + "}");
            }
            assertThat(reviews.received()).hasSize(4);
            assertThat(reviews.received())
                    .extracting(it -> it.header("x-envoy-attempt-count"))
                    .contains("2");
        }
    }

    @Test
    void retriedStatusSendsTheBodyAgain() {
        try (LoopbackServer failing = answering(503, "not now");
                LoopbackServer reviews = answering(200, "ok")) {
            mesh.retryOn(RetryOn._5XX).publish(failing.port(), reviews.port());
            for (int i = 0; i < 2; i++) {
                assertThat(post(Map.of("stars", 5)).getBody()).isEqualTo("ok");
            }
            assertThat(failing.received())
                    .isNotEmpty()
                    .allSatisfy(it -> assertThat(it.text()).isEqualTo("{\"stars\":5}"));
            assertThat(reviews.received())
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it.text()).isEqualTo("{\"stars\":5}"));
        }
    }

    @Test
    void bodyThatCanBeReadOnlyOnceIsNotRepeatedAfterAResponse() {
        try (LoopbackServer failing = answering(503, "not now")) {
            mesh.retryOn(RetryOn._5XX).publish(failing.port());
            ResponseEntity<String> response = clients.restClient()
                    .post()
                    .uri(URL)
                    .body(new InputStreamResource(new ByteArrayInputStream("once".getBytes())))
                    .retrieve()
                    .toEntity(String.class);
            assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(failing.received()).hasSize(1);
        }
    }

    @Test
    void bodyThatCanBeReadOnlyOnceGoesElsewhereWhenNothingOfItWasSent() {
        try (LoopbackServer reviews = answering(200, "ok")) {
            mesh.publish(closedPort(), reviews.port());
            for (int i = 0; i < 2; i++) {
                clients.restClient()
                        .post()
                        .uri(URL)
                        .body(new InputStreamResource(new ByteArrayInputStream("once".getBytes())))
                        .retrieve()
                        .toBodilessEntity();
                assertThat(reviews.last().text()).isEqualTo("once");
            }
        }
    }

    @Test
    void noEndpointsLeftIsAnsweredLikeAnyResponse() {
        mesh.publish();
        ResponseEntity<String> response = get(URL);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(response.getBody()).isEqualTo("no healthy upstream");
        assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.TEXT_PLAIN);
    }

    @Test
    void refusedConnectionsEndIn503AfterAllAttempts() {
        mesh.publish(closedPort());
        ResponseEntity<String> response = get(URL);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(response.getBody()).startsWith("upstream connect error or disconnect/reset before headers");
    }

    @Test
    void slowEndpointEndsIn504AfterTheRoutesTimeout() {
        CountDownLatch released = new CountDownLatch(1);
        try (LoopbackServer slow = answering(exchange -> await(released))) {
            mesh.timeout(Duration.ofMillis(100)).publish(slow.port());
            ResponseEntity<String> response = get(URL);
            assertThat(response.getStatusCode()).isEqualTo(HttpStatus.GATEWAY_TIMEOUT);
            assertThat(response.getBody()).isEqualTo("upstream request timeout");
        } finally {
            released.countDown();
        }
    }

    @Test
    void callersShorterReadTimeoutIsTheCallersException() {
        CountDownLatch released = new CountDownLatch(1);
        try (LoopbackServer slow = answering(exchange -> await(released))) {
            mesh.timeout(Duration.ofSeconds(30)).publish(slow.port());
            CallerTimeouts timeouts = new CallerTimeouts(Duration.ZERO, Duration.ofMillis(100));
            assertThatThrownBy(() -> clients.restClient(timeouts)
                            .get()
                            .uri(URL)
                            .retrieve()
                            .toEntity(String.class))
                    .isInstanceOf(ResourceAccessException.class)
                    .hasCauseInstanceOf(SocketTimeoutException.class);
            Awaitility.await().untilAsserted(() -> assertThat(slow.received()).hasSize(1));
        } finally {
            released.countDown();
        }
    }

    @Test
    void interruptedCallerGetsAnExceptionAndStaysInterrupted() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        try (LoopbackServer slow = answering(exchange -> await(released))) {
            mesh.publish(slow.port());
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                assertThatThrownBy(() -> request(HttpMethod.GET).execute()).isInstanceOf(InterruptedIOException.class);
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            org.awaitility.Awaitility.await().until(() -> !slow.received().isEmpty());
            caller.interrupt();
            assertThat(interrupted.get(5, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            released.countDown();
        }
    }

    @Test
    void rulesChangeHeadersPathAndAuthority() {
        try (LoopbackServer reviews = answering(exchange -> {
            exchange.getResponseHeaders().add("server", "jdk");
            answer(exchange, 200, "ok");
        })) {
            mesh.requestHeaders(new HeaderMutations(List.of("x-secret"), List.of(set("x-added", "1"))))
                    .responseHeaders(new HeaderMutations(List.of("server"), List.of(set("x-via", "mesh"))))
                    .pathRewrite(new RouteAction.PathRewrite.Prefix("/v2/"))
                    .hostRewrite("other.example:81")
                    .publish(reviews.port());
            ResponseEntity<String> response = clients.restClient()
                    .get()
                    .uri("http://reviews:9080/a/b?c=d")
                    .header("X-Secret", "s")
                    .retrieve()
                    .toEntity(String.class);
            assertThat(reviews.last().header("x-added")).isEqualTo("1");
            assertThat(reviews.last().headers()).doesNotContainKey("X-secret");
            assertThat(reviews.last().uri()).isEqualTo("/v2/a/b?c=d");
            assertThat(reviews.last().header("Host")).isEqualTo("other.example:81");
            assertThat(response.getHeaders().getFirst("x-via")).isEqualTo("mesh");
            assertThat(response.getHeaders().getFirst("server")).isNull();
        }
    }

    @Test
    void headersOfTheApplicationArriveInTheirOrderAndNumber() {
        try (LoopbackServer reviews = answering(200, "ok")) {
            mesh.publish(reviews.port());
            clients.restClient()
                    .get()
                    .uri(URL)
                    .header("end-user", "jason", "mary")
                    .retrieve()
                    .toBodilessEntity();
            assertThat(reviews.last().headers().get("end-user")).containsExactly("jason", "mary");
        }
    }

    @Test
    void hostThatTheApplicationSetsIsTheAuthority() throws IOException {
        try (LoopbackServer reviews = answering(200, "ok")) {
            mesh.publish(reviews.port());
            ClientHttpRequest request = request(HttpMethod.GET);
            request.getHeaders().set("Host", "reviews.default:9080");
            request.execute().close();
            assertThat(reviews.last().headers().get("Host")).containsExactly("reviews.default:9080");
        }
    }

    @Test
    void largeBodiesPassBothWays() throws IOException {
        byte[] large = new byte[8 << 20];
        Arrays.fill(large, (byte) 7);
        try (LoopbackServer reviews = answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(large);
        })) {
            mesh.publish(reviews.port());
            ClientHttpRequest request = request(HttpMethod.POST);
            request.getBody().write(large);
            try (ClientHttpResponse response = request.execute()) {
                assertThat(response.getBody().readAllBytes()).isEqualTo(large);
            }
            assertThat(reviews.last().body()).isEqualTo(large);
        }
    }

    @Test
    void bodyIsHandedOnWhileItArrives() throws Exception {
        CountDownLatch rest = new CountDownLatch(1);
        try (LoopbackServer reviews = answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("first".getBytes());
            exchange.getResponseBody().flush();
            await(rest);
            exchange.getResponseBody().write("second".getBytes());
        })) {
            mesh.publish(reviews.port());
            try (ClientHttpResponse response = request(HttpMethod.GET).execute()) {
                InputStream body = response.getBody();
                assertThat(new String(body.readNBytes(5))).isEqualTo("first");
                rest.countDown();
                assertThat(new String(body.readAllBytes())).isEqualTo("second");
            }
        }
    }

    @Test
    void streamedBodyOfUnknownLengthIsSentInChunks() {
        try (LoopbackServer reviews = answering(200, "ok")) {
            mesh.publish(reviews.port());
            clients.restClient()
                    .post()
                    .uri(URL)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(out -> out.write("streamed".getBytes()))
                    .retrieve()
                    .toBodilessEntity();
            assertThat(reviews.last().text()).isEqualTo("streamed");
            assertThat(reviews.last().header("Transfer-encoding")).isEqualTo("chunked");
        }
    }

    @Test
    void failureOfTheApplicationsBodyIsTheApplicationsException() {
        try (LoopbackServer reviews = answering(200, "ok")) {
            mesh.publish(reviews.port());
            assertThatThrownBy(() -> clients.restClient()
                            .post()
                            .uri(URL)
                            .body(out -> {
                                out.write(1);
                                throw new IOException("disk gone");
                            })
                            .retrieve()
                            .toBodilessEntity())
                    .hasRootCauseMessage("disk gone");
        }
    }

    private ResponseEntity<String> get(String url) {
        return clients.restClient().get().uri(URI.create(url)).retrieve().toEntity(String.class);
    }

    private ResponseEntity<String> post(Object body) {
        return clients.restClient()
                .post()
                .uri(URI.create(URL))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toEntity(String.class);
    }

    private ClientHttpRequest request(HttpMethod method) throws IOException {
        return clients.factory().createRequest(URI.create(URL), method);
    }

    private static Addition set(String name, String value) {
        return new Addition(name, value, Action.OVERWRITE_IF_EXISTS_OR_ADD);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
