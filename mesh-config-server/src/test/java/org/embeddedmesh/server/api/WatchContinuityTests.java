package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.embeddedmesh.server.api.watch.WatchLimits;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A watcher that goes on after the last version that it was told misses nothing and hears nothing twice. */
@Timeout(120)
class WatchContinuityTests {

    private static final int WRITERS = 4;
    private static final int WRITES = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static long version(ApiClient client) {
        return Long.parseLong(client.get(VIRTUAL_SERVICES).text("/metadata/resourceVersion"));
    }

    private static long version(JsonNode event) {
        return event.at("/object/metadata/resourceVersion").asLong();
    }

    /** Reads a few events, leaves, and comes back for the next, until the last version has been told. */
    private static List<Long> read(ApiClient client, long after, long last, int eventsOfAConnection) {
        List<Long> told = new ArrayList<>();
        long position = after;
        while (position < last) {
            try (Stream<JsonNode> events = client.watch(VIRTUAL_SERVICES + "?watch=true&resourceVersion=" + position)) {
                Iterator<JsonNode> next = events.iterator();
                for (int i = 0; i < eventsOfAConnection && position < last; i++) {
                    position = version(next.next());
                    told.add(position);
                }
            }
        }
        return told;
    }

    private void write(ApiClient client, int writer) {
        String name = "w" + writer;
        client.post(VIRTUAL_SERVICES, route(name, 1));
        for (int i = 2; i <= WRITES; i++) {
            assertThat(client.put(VIRTUAL_SERVICES + "/" + name, route(name, i)).code())
                    .isEqualTo(200);
        }
    }

    @Test
    void reconnectingWatchersHearEachChangeOnceWhileOthersWrite() throws Exception {
        try (ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()), limits())) {
            ApiClient client = new ApiClient(server);
            long start = version(client);
            long end = start + WRITERS * WRITES;
            List<Future<List<Long>>> watchers = IntStream.of(1, 7, 1000)
                    .mapToObj(events -> threads.submit(() -> read(client, start, end, events)))
                    .toList();
            List<Future<?>> writers = IntStream.range(0, WRITERS)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> write(client, i)))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(version(client)).isEqualTo(end);
            for (Future<List<Long>> watcher : watchers) {
                assertThat(watcher.get()).containsExactlyElementsOf(versions(start + 1, end));
            }
        }
    }

    @Test
    void watchGoesOnAcrossARestartOfTheServer() {
        long start;
        try (ConfigStore store = open();
                ApiServer server = new ApiServer(store, limits())) {
            ApiClient client = new ApiClient(server);
            start = version(client);
            write(client, 0);
            assertThat(read(client, start, start + 10, 1000)).hasSize(10);
        }
        try (ConfigStore store = open();
                ApiServer server = new ApiServer(store, limits())) {
            ApiClient client = new ApiClient(server);
            write(client, 1);

            assertThat(read(client, start + 10, version(client), 1000))
                    .containsExactlyElementsOf(versions(start + 11, start + 2 * WRITES));
        }
    }

    private ConfigStore open() {
        return ConfigStores.h2(directory.resolve("store"), Clock.systemUTC());
    }

    @Test
    void versionThatTheWindowHasLeftIsExpiredAndTheOldestOneItHasIsNot() {
        ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
        try (ApiServer server = new ApiServer(store, limits())) {
            ApiClient client = new ApiClient(server);
            client.post(VIRTUAL_SERVICES, route("reviews", 1));
            var reviews = store.list("virtualservices.networking.istio.io", Optional.empty())
                    .resources()
                    .get(0);
            for (int i = 0; i < 5000; i++) {
                store.update(reviews.key(), reviews.json(), OptionalLong.empty());
            }
            long last = version(client);

            assertThat(read(client, last - 4096, last, 10_000)).containsExactlyElementsOf(versions(last - 4095, last));
            List<JsonNode> expired = client.watch(VIRTUAL_SERVICES + "?watch=true&resourceVersion=" + (last - 4097))
                    .toList();
            assertThat(expired).singleElement().satisfies(event -> {
                assertThat(event.path("type").asText()).isEqualTo("ERROR");
                assertThat(event.at("/object/kind").asText()).isEqualTo("Status");
                assertThat(event.at("/object/code").asInt()).isEqualTo(410);
                assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
            });
        }
    }

    private static WatchLimits limits() {
        return WatchLimits.defaults();
    }

    private static List<Long> versions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
