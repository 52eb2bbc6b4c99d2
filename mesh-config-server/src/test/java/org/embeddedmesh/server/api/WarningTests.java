package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.route;

import java.time.Clock;
import org.embeddedmesh.server.api.ApiClient.Answer;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarningTests {

    private static final String TYPO = route("reviews", 90).replace("hosts:", "hosst: [x]\n  hosts:");

    private final ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()));
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknownFieldIsKeptAsSentAndWarnedAbout() {
        Answer created = client.post(VIRTUAL_SERVICES, TYPO);

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.warnings()).hasSize(1).first().asString().startsWith("299 - \"unknown field \\\"spec.hosst");
        assertThat(client.get(VIRTUAL_SERVICES + "/reviews").text("/spec/hosst/0"))
                .isEqualTo("x");
    }

    @Test
    void unknownFieldIsNotWarnedAboutUnderIgnore() {
        assertThat(client.post(VIRTUAL_SERVICES + "?fieldValidation=Ignore", TYPO)
                        .warnings())
                .isEmpty();
    }
}
