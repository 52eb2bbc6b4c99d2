package org.embeddedmesh.spring.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.embeddedmesh.spring.LoopbackServer.answer;
import static org.embeddedmesh.spring.LoopbackServer.answering;
import static org.embeddedmesh.spring.LoopbackServer.closedPort;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.TestMesh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;

class MirrorsTests {

    private static final String URL = "http://reviews:9080/reviews/1?x=1";
    private static final int MOST = 8 + 64;

    private final TestMesh mesh = new TestMesh();
    private final MeshClients clients = new MeshClients(mesh);

    @AfterEach
    void closeConnections() {
        clients.close();
    }

    @Test
    void copyHasTheSameBodyAndHeaders() {
        try (LoopbackServer reviews = answering(200, "hello");
                LoopbackServer ratings = answering(500, "whatever")) {
            mesh.mirrorTo(ratings.port()).publish(reviews.port());
            String answer = clients.restClient()
                    .post()
                    .uri(URL)
                    .header("x-own", "1")
                    .body("data")
                    .retrieve()
                    .body(String.class);

            assertThat(answer).isEqualTo("hello");
            await().untilAsserted(() -> assertThat(clients.mirrors().counts()).isEqualTo(new Mirrors.Counts(1, 0, 0)));
            assertThat(reviews.last().text()).isEqualTo("data");
            assertThat(ratings.last().method()).isEqualTo("POST");
            assertThat(ratings.last().uri()).isEqualTo("/reviews/1?x=1");
            assertThat(ratings.last().text()).isEqualTo("data");
            assertThat(ratings.last().header("x-own")).isEqualTo("1");
            assertThat(ratings.last().header("x-envoy-internal")).isEqualTo("true");
            assertThat(ratings.last().header("Host")).isEqualTo("reviews:9080");
            assertThat(reviews.last().header("x-envoy-internal")).isNull();
        }
    }

    @Test
    void bodyThatIsWrittenAsItIsSentIsMirroredIfItCanBeWrittenAgain() {
        try (LoopbackServer reviews = answering(200, "hello");
                LoopbackServer ratings = answering(200, "whatever")) {
            mesh.mirrorTo(ratings.port()).publish(reviews.port());
            clients.restClient()
                    .post()
                    .uri(URL)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("stars", 5))
                    .retrieve()
                    .toBodilessEntity();

            await().untilAsserted(() -> assertThat(ratings.received()).hasSize(1));
            assertThat(ratings.last().text()).isEqualTo("{\"stars\":5}");
            assertThat(reviews.last().text()).isEqualTo("{\"stars\":5}");
        }
    }

    @Test
    void bodyThatCanBeReadOnlyOnceIsNotMirrored() {
        byte[] large = new byte[BufferedBody.REPLAY_LIMIT + 1];
        try (LoopbackServer reviews = answering(200, "hello");
                LoopbackServer ratings = answering(200, "whatever")) {
            mesh.mirrorTo(ratings.port()).publish(reviews.port());
            clients.restClient()
                    .post()
                    .uri(URL)
                    .body(new InputStreamResource(new ByteArrayInputStream(large)))
                    .retrieve()
                    .toBodilessEntity();

            assertThat(clients.mirrors().counts()).isEqualTo(new Mirrors.Counts(0, 0, 1));
            assertThat(reviews.last().body()).hasSize(large.length);
            assertThat(ratings.received()).isEmpty();
        }
    }

    @Test
    void mirrorThatIsNotThereIsNobodysProblem() {
        try (LoopbackServer reviews = answering(200, "hello")) {
            mesh.mirrorTo(closedPort()).publish(reviews.port());

            assertThat(get()).isEqualTo("hello");
            await().untilAsserted(() -> assertThat(clients.mirrors().counts()).isEqualTo(new Mirrors.Counts(0, 1, 0)));
        }
    }

    @Test
    void callsDoNotWaitForASlowMirrorAndWhatIsTooMuchIsDropped() {
        CountDownLatch released = new CountDownLatch(1);
        try (LoopbackServer reviews = answering(200, "hello");
                LoopbackServer ratings = answering(exchange -> {
                    wait(released);
                    answer(exchange, 200, "at last");
                })) {
            mesh.mirrorTo(ratings.port()).publish(reviews.port());
            for (int i = 0; i < MOST + 3; i++) {
                assertThat(get()).isEqualTo("hello");
            }
            assertThat(clients.mirrors().counts()).isEqualTo(new Mirrors.Counts(0, 0, 3));

            released.countDown();
            await().untilAsserted(
                            () -> assertThat(clients.mirrors().counts()).isEqualTo(new Mirrors.Counts(MOST, 0, 3)));
        }
    }

    @Test
    void largestBodiesTogetherAreBounded() {
        CountDownLatch released = new CountDownLatch(1);
        String large = new String(new byte[BufferedBody.REPLAY_LIMIT], StandardCharsets.US_ASCII);
        try (LoopbackServer reviews = answering(200, "hello");
                LoopbackServer ratings = answering(exchange -> {
                    wait(released);
                    answer(exchange, 200, "at last");
                })) {
            mesh.mirrorTo(ratings.port()).publish(reviews.port());
            for (int i = 0; i < 17; i++) {
                clients.restClient().post().uri(URL).body(large).retrieve().toBodilessEntity();
            }

            assertThat(clients.mirrors().counts().dropped()).isEqualTo(1);
            released.countDown();
            await().untilAsserted(() ->
                    assertThat(clients.mirrors().counts().answered()).isEqualTo(16));
            clients.restClient().post().uri(URL).body(large).retrieve().toBodilessEntity();
            await().untilAsserted(() ->
                    assertThat(clients.mirrors().counts().answered()).isEqualTo(17));
        }
    }

    private String get() {
        return clients.restClient().get().uri(URL).retrieve().body(String.class);
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
