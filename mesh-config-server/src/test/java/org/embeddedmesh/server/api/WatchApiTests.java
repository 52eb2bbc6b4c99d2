package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.embeddedmesh.server.api.ApiClient.MERGE;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.next;
import static org.embeddedmesh.server.api.ApiClient.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.embeddedmesh.server.api.watch.WatchLimits;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchApiTests {

    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

    private final ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
    private final ApiServer server =
            new ApiServer(store, new WatchLimits(3, 50, Duration.ofMillis(200), Duration.ofMinutes(1)));
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private Iterator<JsonNode> watch(String parameters) {
        return client.watch(VIRTUAL_SERVICES + "?watch=true" + parameters).iterator();
    }

    private String version() {
        return client.get(VIRTUAL_SERVICES).text("/metadata/resourceVersion");
    }

    @Test
    void watchAfterAListTellsEachChange() {
        Iterator<JsonNode> events = watch("&resourceVersion=" + version());

        client.post(VIRTUAL_SERVICES, route("reviews", 90));
        client.put(VIRTUAL_SERVICES + "/reviews", route("reviews", 80));
        client.put(VIRTUAL_SERVICES + "/reviews", route("reviews", 80));
        client.delete(VIRTUAL_SERVICES + "/reviews");

        assertThat(next(events, 3)).containsExactly("ADDED reviews", "MODIFIED reviews", "DELETED reviews");
    }

    @Test
    void watchWithoutAVersionTellsThePresentStateFirst() {
        client.post(VIRTUAL_SERVICES, route("a", 90));
        Iterator<JsonNode> events = watch("");

        client.post(VIRTUAL_SERVICES, route("b", 90));

        assertThat(next(events, 2)).containsExactly("ADDED a", "ADDED b");
    }

    @Test
    void changesOfOtherKindsAndNamespacesAreNotTold() {
        client.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
        Iterator<JsonNode> events = watch("");

        client.post(VIRTUAL_SERVICES.replace("default", "other"), route("x", 90));
        client.post(VIRTUAL_SERVICES, route("a", 90));

        assertThat(next(events, 1)).containsExactly("ADDED a");
    }

    @Test
    void initialEventsEndWithABookmarkThatSaysSo() {
        client.post(VIRTUAL_SERVICES, route("a", 90));

        Iterator<JsonNode> events =
                watch("&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");

        assertThat(next(events, 1)).containsExactly("ADDED a");
        JsonNode bookmark = events.next();
        assertThat(bookmark.get("type").asText()).isEqualTo("BOOKMARK");
        assertThat(bookmark.at("/object/metadata/annotations")
                        .get("k8s.io/initial-events-end")
                        .asText())
                .isEqualTo("true");
        assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo(version());
    }

    @Test
    void initialEventsWithoutTheirMatchRuleAreInvalid() {
        assertThat(client.get(VIRTUAL_SERVICES + "?watch=true&sendInitialEvents=true")
                        .code())
                .isEqualTo(422);
    }

    @Test
    void bookmarkSaysUpToWhichVersionNothingWasMissed() {
        Iterator<JsonNode> events = watch("&allowWatchBookmarks=true&resourceVersion=" + version());
        client.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
        String version = version();

        String told;
        do {
            JsonNode event = events.next();
            assertThat(event.get("type").asText()).isEqualTo("BOOKMARK");
            told = event.at("/object/metadata/resourceVersion").asText();
        } while (!told.equals(version));
    }

    @Test
    void versionThatIsTooOldIsAnErrorEventAndTheEnd() {
        Iterator<JsonNode> events = watch("&resourceVersion=1");

        JsonNode error = events.next();

        assertThat(error.get("type").asText()).isEqualTo("ERROR");
        assertThat(error.at("/object/code").asInt()).isEqualTo(410);
        assertThat(error.at("/object/reason").asText()).isEqualTo("Expired");
        assertThat(events.hasNext()).isFalse();
    }

    @Test
    void whatComesToMatchTheSelectorIsAddedAndWhatCeasesToIsDeleted() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));
        Iterator<JsonNode> events = watch("&labelSelector=tier%3Dweb&resourceVersion=" + version());

        client.patch(VIRTUAL_SERVICES + "/reviews", MERGE, "{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}");
        client.put(VIRTUAL_SERVICES + "/reviews", route("reviews", 80));

        assertThat(next(events, 1)).containsExactly("ADDED reviews");
        JsonNode deleted = events.next();
        assertThat(deleted.get("type").asText()).isEqualTo("DELETED");
        assertThat(deleted.at("/object/metadata/labels/tier").asText()).isEqualTo("web");
        assertThat(deleted.at("/object/metadata/resourceVersion").asText()).isEqualTo(version());
    }

    @Test
    void tableWatchTellsTablesOfOneRow() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        try (Stream<JsonNode> events = lines(TABLE)) {
            JsonNode event = events.iterator().next();
            assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
            assertThat(event.at("/object/rows/0/cells/0").asText()).isEqualTo("reviews");
        }
    }

    private Stream<JsonNode> lines(String accept) {
        return client.raw(client.request(VIRTUAL_SERVICES + "?watch=true&timeoutSeconds=1")
                        .header("Accept", accept)
                        .GET())
                .body()
                .lines()
                .map(ApiClient::json);
    }

    @Test
    void watchEndsCleanlyAfterTheTimeThatItAskedFor() {
        assertThat(lines("*/*")).isEmpty();
    }

    @Test
    void watchOfOneNameTellsOnlyOfIt() {
        Iterator<JsonNode> events =
                client.watch(VIRTUAL_SERVICES + "/b?watch=true").iterator();

        client.post(VIRTUAL_SERVICES, route("a", 90));
        client.post(VIRTUAL_SERVICES, route("b", 90));

        assertThat(next(events, 1)).containsExactly("ADDED b");
    }

    @Test
    void watchesAreBoundedAndAnEndedOneMakesRoom() {
        List<Stream<JsonNode>> watches = Stream.generate(
                        () -> client.watch(VIRTUAL_SERVICES + "?watch=true&timeoutSeconds=2"))
                .limit(3)
                .toList();

        assertThat(client.get(VIRTUAL_SERVICES + "?watch=true").code()).isEqualTo(429);

        watches.forEach(events -> assertThat(events).isEmpty());
        await().untilAsserted(() -> assertThat(lines("*/*")).isEmpty());
    }

    @Test
    void readerThatStallsLosesItsWatchAndHoldsNobodyUp() throws Exception {
        try (Socket stalled = new Socket()) {
            stalled.setReceiveBufferSize(4096);
            stalled.connect(new InetSocketAddress("127.0.0.1", server.port()));
            String request =
                    "GET " + VIRTUAL_SERVICES + "?watch=true HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n\r\n";
            stalled.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> server.servlet().watches() == 1);
            client.post(VIRTUAL_SERVICES, route("large", 90));
            String padding = "x".repeat(200_000);

            for (int i = 0; i < 100; i++) {
                String patch = "{\"metadata\":{\"annotations\":{\"padding\":\"" + i + padding + "\"}}}";
                assertThat(client.patch(VIRTUAL_SERVICES + "/large", MERGE, patch)
                                .code())
                        .isEqualTo(200);
            }

            await().atMost(Duration.ofSeconds(40)).until(() -> server.servlet().watches() == 0);
        }
    }

    @Test
    void clientThatIsGoneLeavesNoWatchBehind() {
        try (Stream<JsonNode> events = client.watch(VIRTUAL_SERVICES + "?watch=true&resourceVersion=" + version())) {
            assertThat(server.servlet().watches()).isEqualTo(1);
            assertThat(events).isNotNull();
        }

        await().untilAsserted(() -> {
            client.put(VIRTUAL_SERVICES + "/x", route("x", 1));
            client.post(VIRTUAL_SERVICES, route("x", 2));
            client.delete(VIRTUAL_SERVICES + "/x");
            assertThat(server.servlet().watches()).isZero();
        });
    }
}
