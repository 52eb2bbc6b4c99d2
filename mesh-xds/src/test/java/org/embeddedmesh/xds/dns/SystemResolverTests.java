package org.embeddedmesh.xds.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemResolverTests {

    private final SystemResolver resolver = new SystemResolver();

    @AfterEach
    void stop() {
        resolver.close();
    }

    @Test
    void ipv4AddressIsPreferred() throws Exception {
        assertThat(resolver.resolve("localhost").toCompletableFuture().get(30, TimeUnit.SECONDS))
                .containsExactly("127.0.0.1");
    }

    @Test
    void nameThatCannotBeHasNoAddress() throws Exception {
        assertThat(resolver.resolve("a..b").toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void nothingIsFoundAfterTheEnd() {
        resolver.close();

        assertThat(resolver.resolve("localhost").toCompletableFuture())
                .isCompletedWithValueMatching(it -> it.isEmpty());
    }
}
