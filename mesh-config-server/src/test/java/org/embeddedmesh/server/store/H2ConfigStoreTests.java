package org.embeddedmesh.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ConfigStoreTests extends ConfigStoreContract {

    private static final int TOLERATED_FILE_BYTES = 1_000_000;

    @TempDir
    Path directory;

    @Override
    ConfigStore open() {
        return ConfigStores.h2(directory.resolve("store"), CLOCK, WINDOW, TOLERATED_FILE_BYTES);
    }

    private void reopen() {
        store.close();
        store = open();
    }

    @Test
    void reopenedStoreHasWhatItHadAndItsVersionGoesOn() {
        StoredResource kept = store.create(REVIEWS, json("reviews"));
        store.create(route("default", "gone"), json("gone"));
        StoredResource deleted = store.delete(route("default", "gone"), OptionalLong.empty());

        reopen();

        assertThat(store.list()).isEqualTo(new Listing(List.of(kept), deleted.resourceVersion()));
        assertThat(store.create(route("default", "next"), json("next")).resourceVersion())
                .isEqualTo(deleted.resourceVersion() + 1);
    }

    @Test
    void versionGoesOnThoughTheClockWentBack() {
        StoredResource kept = store.create(REVIEWS, json("reviews"));
        store.close();
        Clock past = Clock.offset(CLOCK, Duration.ofDays(-365));
        store = ConfigStores.h2(directory.resolve("store"), past, WINDOW, TOLERATED_FILE_BYTES);

        assertThat(store.create(route("default", "next"), json("next")).resourceVersion())
                .isEqualTo(kept.resourceVersion() + 1);
    }

    @Test
    void watchGoesOnAcrossAReopening() {
        long start = store.list().resourceVersion();
        StoredResource created = store.create(REVIEWS, json("first"));
        StoredResource updated = store.update(REVIEWS, json("second"), OptionalLong.empty());
        StoredResource deleted = store.delete(REVIEWS, OptionalLong.empty());

        reopen();

        List<Change> seen = new ArrayList<>();
        store.watch(start, seen::add);
        assertThat(seen)
                .containsExactly(
                        new Change(Change.Type.ADDED, created, null),
                        new Change(Change.Type.MODIFIED, updated, created),
                        new Change(Change.Type.DELETED, deleted, updated));
    }

    @Test
    void compactionKeepsEveryResourceAndForgetsOldChanges() {
        long start = store.list().resourceVersion();
        StoredResource untouched = store.create(route("default", "untouched"), json("untouched"));
        store.create(route("default", "gone"), json("gone"));
        store.delete(route("default", "gone"), OptionalLong.empty());
        store.create(REVIEWS, json("reviews"));
        IntStream.range(0, 3 * WINDOW).forEach(i -> store.update(REVIEWS, json("h" + i), OptionalLong.empty()));
        Listing before = store.list();

        reopen();

        assertThat(store.list()).isEqualTo(before);
        assertThat(store.get(untouched.key())).contains(untouched);
        ExpiredException expired = catchThrowableOfType(ExpiredException.class, () -> store.watch(start, change -> {}));
        assertThat(expired.oldestVersion()).isGreaterThanOrEqualTo(before.resourceVersion() - WINDOW);
    }

    @Test
    void jsonIsKeptAsItWasSent() throws Exception {
        ObjectNode sent = (ObjectNode) new ObjectMapper()
                .readTree("{\"spec\":{\"z\":1,\"a\":1.0,\"text\":\"ü→\\u0000\",\"n\":null,\"x\":9007199254740993}}");
        StoredResource created = store.create(REVIEWS, sent);

        reopen();

        assertThat(store.get(REVIEWS).orElseThrow().json().toString())
                .isEqualTo(created.json().toString());
    }

    @Test
    void resourceOfMoreThanAMegabyteIsKept() {
        StoredResource created = store.create(REVIEWS, json("h".repeat(2_500_000)));

        reopen();

        assertThat(store.get(REVIEWS)).contains(created);
    }

    @Test
    void acknowledgedWritesSurviveTheKillOfTheProcess() throws Exception {
        Path file = directory.resolve("killed");
        for (int round = 0; round < 3; round++) {
            int first = round * 100_000;
            int acknowledged;
            try (StoreProcess writer = new StoreProcess(file, first)) {
                writer.awaitAcknowledged(40);
                writer.kill();
                acknowledged = writer.acknowledged();
            }
            try (ConfigStore reopened = ConfigStores.h2(file, CLOCK)) {
                assertThat(IntStream.range(first, first + acknowledged))
                        .allMatch(i ->
                                reopened.get(route("default", "route-" + i)).isPresent());
            }
        }
    }

    @Test
    void fileStaysSmallHoweverOftenAResourceIsWritten() throws Exception {
        store.create(REVIEWS, json("h"));

        for (int i = 0; i < 4 * WINDOW; i++) {
            store.update(REVIEWS, json("h" + i), OptionalLong.empty());
            assertThat(Files.size(directory.resolve("store.mv.db"))).isLessThan(TOLERATED_FILE_BYTES + 200_000);
        }

        reopen();
        assertThat(store.get(REVIEWS).orElseThrow().json().at("/spec/hosts/0").asText())
                .isEqualTo("h" + (4 * WINDOW - 1));
    }

    @Test
    void fileThatAnotherProcessHasOpenIsReportedAsLocked() throws Exception {
        Path file = directory.resolve("locked");
        try (StoreProcess owner = new StoreProcess(file, 0)) {
            owner.awaitAcknowledged(1);

            StoreUnavailableException refused =
                    catchThrowableOfType(StoreUnavailableException.class, () -> ConfigStores.h2(file, CLOCK));

            assertThat(refused.reason()).isEqualTo(Reason.LOCKED);
            assertThat(refused.file()).isEqualTo(file);
        }
    }

    @Test
    void directoryThatCannotBeMadeIsReportedAsNotWritable() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        StoreUnavailableException refused = catchThrowableOfType(
                StoreUnavailableException.class, () -> ConfigStores.h2(file.resolve("store"), CLOCK));

        assertThat(refused.reason()).isEqualTo(Reason.NOT_WRITABLE);
    }

    @Test
    void fileThatIsNoDatabaseIsReportedAsNotReadableAndLeftAlone() throws Exception {
        Path file = directory.resolve("other");
        Path data = Files.writeString(directory.resolve("other.mv.db"), "something else ".repeat(1000));

        StoreUnavailableException refused =
                catchThrowableOfType(StoreUnavailableException.class, () -> ConfigStores.h2(file, CLOCK));

        assertThat(refused.reason()).isEqualTo(Reason.NOT_READABLE);
        assertThat(data).hasContent("something else ".repeat(1000));
    }

    @Test
    void writeThatIsNotDurableIsRefusedAndNotSeen() {
        StoredResource kept = store.create(REVIEWS, json("reviews"));
        store.close();

        assertThatThrownBy(() -> store.update(REVIEWS, json("lost"), OptionalLong.empty()))
                .isInstanceOf(StoreFailedException.class);

        assertThat(store.get(REVIEWS)).contains(kept);
    }
}
