package org.embeddedmesh.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.embeddedmesh.server.store.Change.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ConfigStoreContract {

    static final int WINDOW = 100;
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    static final ResourceKey REVIEWS = route("default", "reviews");

    ConfigStore store;

    abstract ConfigStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    static ResourceKey route(String namespace, String name) {
        return new ResourceKey("virtualservices.networking.istio.io", namespace, name);
    }

    static ObjectNode json(String host) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("spec").putArray("hosts").add(host);
        return json;
    }

    @Test
    void createdResourceIsReadBackAsSentWithTheVersionOfTheStore() {
        StoredResource created = store.create(REVIEWS, json("reviews"));

        assertThat(store.get(REVIEWS)).contains(created);
        assertThat(created.json().at("/spec/hosts/0").asText()).isEqualTo("reviews");
        assertThat(created.json().at("/metadata/resourceVersion").asText()).isEqualTo("" + created.resourceVersion());
        assertThat(store.list().resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    void whatTheCallerDoesToItsTreeLaterDoesNotReachTheStore() {
        ObjectNode mine = json("reviews");
        store.create(REVIEWS, mine);

        mine.putObject("spec");

        assertThat(store.get(REVIEWS).orElseThrow().json().at("/spec/hosts/0").asText())
                .isEqualTo("reviews");
    }

    @Test
    void creatingATakenKeyIsRefusedAndChangesNothing() {
        StoredResource first = store.create(REVIEWS, json("first"));

        assertThatThrownBy(() -> store.create(REVIEWS, json("second"))).isInstanceOf(AlreadyExistsException.class);

        assertThat(store.get(REVIEWS)).contains(first);
        assertThat(store.list().resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void updatingAStaleVersionIsRefusedAndKeepsWhatIsThere() {
        StoredResource first = store.create(REVIEWS, json("first"));
        StoredResource second = store.update(REVIEWS, json("second"), OptionalLong.of(first.resourceVersion()));

        ConflictException conflict = catchThrowableOfType(
                ConflictException.class,
                () -> store.update(REVIEWS, json("third"), OptionalLong.of(first.resourceVersion())));

        assertThat(conflict.actualVersion()).isEqualTo(second.resourceVersion());
        assertThat(store.get(REVIEWS)).contains(second);
    }

    @Test
    void updatingWithoutAnExpectedVersionTakesWhicheverIsThere() {
        store.create(REVIEWS, json("first"));

        StoredResource updated = store.update(REVIEWS, json("second"), OptionalLong.empty());

        assertThat(store.get(REVIEWS)).contains(updated);
    }

    @Test
    void updatingAndDeletingWhatIsNotThereIsRefused() {
        assertThatThrownBy(() -> store.update(REVIEWS, json("reviews"), OptionalLong.empty()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> store.delete(REVIEWS, OptionalLong.empty())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void deletionTakesAVersionAndAnswersTheLastState() {
        StoredResource created = store.create(REVIEWS, json("reviews"));

        StoredResource deleted = store.delete(REVIEWS, OptionalLong.of(created.resourceVersion()));

        assertThat(deleted.resourceVersion()).isGreaterThan(created.resourceVersion());
        assertThat(deleted.json().get("spec")).isEqualTo(created.json().get("spec"));
        assertThat(store.get(REVIEWS)).isEmpty();
        assertThat(store.list().resourceVersion()).isEqualTo(deleted.resourceVersion());
    }

    @Test
    void deletingAStaleVersionIsRefused() {
        StoredResource created = store.create(REVIEWS, json("reviews"));

        assertThatThrownBy(() -> store.delete(REVIEWS, OptionalLong.of(created.resourceVersion() - 1)))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void listingIsOfOneResourceAndOneNamespaceInTheOrderOfNames() {
        store.create(route("default", "b"), json("b"));
        store.create(route("default", "a"), json("a"));
        store.create(route("default-2", "c"), json("c"));
        store.create(new ResourceKey("virtualservices.networking.istio.io.x", "default", "d"), json("d"));
        store.create(new ResourceKey("namespaces", "", "default"), json("e"));

        assertThat(names(store.list(REVIEWS.resource(), Optional.of("default"))))
                .containsExactly("a", "b");
        assertThat(names(store.list(REVIEWS.resource(), Optional.empty()))).containsExactly("a", "b", "c");
        assertThat(names(store.list("namespaces", Optional.empty()))).containsExactly("default");
        assertThat(store.list().resources()).hasSize(5);
    }

    private static List<String> names(Listing listing) {
        return listing.resources().stream()
                .map(resource -> resource.key().name())
                .toList();
    }

    @Test
    void watchReplaysWhatIsPastAndGoesOnWithWhatComes() {
        long start = store.list().resourceVersion();
        StoredResource created = store.create(REVIEWS, json("first"));
        List<Change> seen = new ArrayList<>();

        store.watch(start, seen::add);
        StoredResource updated = store.update(REVIEWS, json("second"), OptionalLong.empty());
        StoredResource deleted = store.delete(REVIEWS, OptionalLong.empty());

        assertThat(seen)
                .containsExactly(
                        new Change(Type.ADDED, created, null),
                        new Change(Type.MODIFIED, updated, created),
                        new Change(Type.DELETED, deleted, updated));
    }

    @Test
    void watchAfterAVersionLeavesOutThatVersion() {
        StoredResource first = store.create(REVIEWS, json("first"));
        List<Change> seen = new ArrayList<>();

        store.watch(first.resourceVersion(), seen::add);

        assertThat(seen).isEmpty();
    }

    @Test
    void closedWatchIsNotCalledAnyMore() {
        List<Change> seen = new ArrayList<>();
        store.watch(store.list().resourceVersion(), seen::add).close();

        store.create(REVIEWS, json("reviews"));

        assertThat(seen).isEmpty();
    }

    @Test
    void sameListenerMayWatchTwice() {
        List<Change> seen = new ArrayList<>();
        Consumer<Change> listener = seen::add;
        store.watch(store.list().resourceVersion(), listener);
        store.watch(store.list().resourceVersion(), listener).close();

        store.create(REVIEWS, json("reviews"));

        assertThat(seen).hasSize(1);
    }

    @Test
    void listenerThatThrowsHarmsNeitherTheWriteNorOtherListeners() {
        List<Change> seen = new ArrayList<>();
        store.watch(store.list().resourceVersion(), change -> {
            throw new IllegalStateException("expected by this test");
        });
        store.watch(store.list().resourceVersion(), seen::add);

        StoredResource created = store.create(REVIEWS, json("reviews"));

        assertThat(store.get(REVIEWS)).contains(created);
        assertThat(seen).hasSize(1);
    }

    @Test
    void watchAfterAVersionThatTheWindowHasLeftIsExpired() {
        long start = store.list().resourceVersion();
        store.create(REVIEWS, json("0"));
        IntStream.range(0, WINDOW).forEach(i -> store.update(REVIEWS, json("h" + i), OptionalLong.empty()));

        ExpiredException expired = catchThrowableOfType(ExpiredException.class, () -> store.watch(start, change -> {}));

        assertThat(expired.oldestVersion()).isEqualTo(start + 1);
        List<Change> seen = new ArrayList<>();
        store.watch(expired.oldestVersion(), seen::add);
        assertThat(seen).hasSize(WINDOW);
    }

    @Test
    void watchAfterAVersionOfTheFutureIsExpired() {
        long future = store.list().resourceVersion() + 1;

        assertThatThrownBy(() -> store.watch(future, change -> {})).isInstanceOf(ExpiredException.class);
    }

    @Test
    void concurrentWritersLoseNoUpdateAndEveryWatchSeesEachChangeOnceAndInOrder() throws Exception {
        long start = store.list().resourceVersion();
        List<Long> fromTheStart = Collections.synchronizedList(new ArrayList<>());
        store.watch(start, change -> fromTheStart.add(change.resourceVersion()));
        ObjectNode counter = json("counter");
        counter.put("count", 0);
        store.create(REVIEWS, counter);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Future<?>> writers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> increment(15)))
                    .toList();
            Future<List<Long>> joined = threads.submit(this::watchFromAListing);
            for (Future<?> writer : writers) {
                writer.get();
            }

            long end = store.list().resourceVersion();
            assertThat(store.get(REVIEWS).orElseThrow().json().get("count").asInt())
                    .isEqualTo(60);
            assertThat(fromTheStart).containsExactlyElementsOf(versions(start + 1, end));
            List<Long> later = joined.get();
            assertThat(later.subList(1, later.size())).containsExactlyElementsOf(versions(later.get(0) + 1, end));
        } finally {
            threads.shutdownNow();
        }
    }

    private void increment(int times) {
        for (int done = 0; done < times; ) {
            StoredResource present = store.get(REVIEWS).orElseThrow();
            ObjectNode next = present.json().deepCopy();
            next.put("count", next.get("count").asInt() + 1);
            try {
                store.update(REVIEWS, next, OptionalLong.of(present.resourceVersion()));
                done++;
            } catch (ConflictException e) {
                Thread.onSpinWait();
            }
        }
    }

    private List<Long> watchFromAListing() {
        long listed = store.list().resourceVersion();
        List<Long> seen = Collections.synchronizedList(new ArrayList<>(List.of(listed)));
        store.watch(listed, change -> seen.add(change.resourceVersion()));
        return seen;
    }

    private static List<Long> versions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
