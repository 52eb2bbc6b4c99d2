package org.embeddedmesh.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.store.ConfigStoreContract.REVIEWS;
import static org.embeddedmesh.server.store.ConfigStoreContract.json;

import org.junit.jupiter.api.Test;

class ChangeWindowTests {

    private final ChangeWindow window = new ChangeWindow(100, 1000, 0);

    private void add(long version, int length) {
        StoredResource resource = new StoredResource(REVIEWS, json("h".repeat(length)), version);
        window.add(new Change(Change.Type.MODIFIED, resource, null));
    }

    @Test
    void largeChangesLeaveTheWindowSooner() {
        for (int version = 1; version <= 10; version++) {
            add(version, 300);
        }

        assertThat(window.horizon()).isEqualTo(7);
        assertThat(window.after(7)).hasSize(3);
    }

    @Test
    void lastChangeIsKnownHoweverLargeItIs() {
        add(1, 10);
        add(2, 10_000);

        assertThat(window.horizon()).isEqualTo(1);
        assertThat(window.after(1)).hasSize(1);
    }
}
