package org.embeddedmesh.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InMemoryConfigStoreTests extends ConfigStoreContract {

    @Override
    ConfigStore open() {
        return ConfigStores.inMemory(CLOCK, WINDOW);
    }

    @Test
    void versionsStartAtTheTimeOfCreationSoThatThoseOfAnEarlierProcessAreOlder() {
        assertThat(store.list().resourceVersion()).isEqualTo(CLOCK.millis());
    }
}
