package org.embeddedmesh.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.embeddedmesh.server.store.ConfigStoreContract.CLOCK;
import static org.embeddedmesh.server.store.ConfigStoreContract.REVIEWS;
import static org.embeddedmesh.server.store.ConfigStoreContract.json;
import static org.embeddedmesh.server.store.ConfigStoreContract.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTests {

    @TempDir
    Path directory;

    private String fileSystem;
    private ConfigStore store;

    @BeforeEach
    void open() {
        fileSystem = FullDisk.mount();
        store = open(1_000_000);
    }

    private ConfigStore open(long toleratedFileBytes) {
        H2Database database = H2Database.open(directory.resolve("store"), fileSystem);
        return new JournaledConfigStore(new H2Journal(database, CLOCK.millis(), toleratedFileBytes), 100);
    }

    @AfterEach
    void close() {
        FullDisk.full(false);
        store.close();
    }

    @Test
    void writeIsRefusedWithWhatToDoAndReadsGoOn() {
        StoredResource kept = store.create(REVIEWS, json("kept"));
        FullDisk.full(true);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.update(REVIEWS, json("lost"), OptionalLong.empty()))
                    .isInstanceOf(StoreFailedException.class)
                    .hasMessageContaining("No space left on device")
                    .hasMessageContaining(directory.resolve("store.mv.db").toString())
                    .hasMessageContaining("Make room");
        }

        assertThat(store.get(REVIEWS)).contains(kept);
        assertThat(store.list().resourceVersion()).isEqualTo(kept.resourceVersion());
    }

    @Test
    void writesAreTakenAgainAsSoonAsThereIsRoomAndWatchesGoOn() {
        List<Change> seen = new ArrayList<>();
        store.watch(store.list().resourceVersion(), seen::add);
        StoredResource first = store.create(REVIEWS, json("first"));
        FullDisk.full(true);
        assertThatThrownBy(() -> store.update(REVIEWS, json("refused"), OptionalLong.empty()))
                .isInstanceOf(StoreFailedException.class);
        FullDisk.full(false);

        StoredResource second = store.update(REVIEWS, json("second"), OptionalLong.of(first.resourceVersion()));

        assertThat(second.resourceVersion()).isEqualTo(first.resourceVersion() + 1);
        assertThat(seen).extracting(Change::resource).containsExactly(first, second);
    }

    @Test
    void whatWasAcknowledgedBeforeAndAfterIsThereAfterAStartAndWhatWasRefusedIsNot() {
        store.create(REVIEWS, json("before"));
        FullDisk.full(true);
        assertThatThrownBy(() -> store.create(route("default", "refused"), json("refused")))
                .isInstanceOf(StoreFailedException.class);
        FullDisk.full(false);
        store.create(route("default", "after"), json("after"));
        Listing before = store.list();

        store.close();
        store = open(1_000_000);

        assertThat(store.list()).isEqualTo(before);
        assertThat(before.resources())
                .extracting(resource -> resource.key().name())
                .containsExactly("after", "reviews");
    }

    @Test
    void fileThatCannotBeShrunkStaysWholeAndInUse() {
        store.close();
        store = open(100_000);
        FullDisk.noRoomFor(".tempFile");
        store.create(REVIEWS, json("h"));
        for (int i = 0; i < 100; i++) {
            store.update(REVIEWS, json("h" + i), OptionalLong.empty());
        }
        Listing last = store.list();
        assertThat(directory.resolve("store.mv.db").toFile().length()).isGreaterThan(200_000);

        store.close();
        store = open(100_000);

        assertThat(store.list()).isEqualTo(last);
    }

    @Test
    void startOnAFullDiskSaysSoAndDoesNotTakeTheFileForDamaged() {
        store.create(REVIEWS, json("kept"));
        store.close();
        FullDisk.full(true);

        StoreUnavailableException refused =
                catchThrowableOfType(StoreUnavailableException.class, () -> open(1_000_000));

        assertThat(refused.reason()).isEqualTo(Reason.NOT_WRITABLE);
        assertThat(refused).hasRootCauseMessage("No space left on device");
        FullDisk.full(false);
        store = open(1_000_000);
        assertThat(store.get(REVIEWS)).isPresent();
    }
}
