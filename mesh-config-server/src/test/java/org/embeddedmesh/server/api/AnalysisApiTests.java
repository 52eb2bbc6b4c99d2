package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.api.ApiClient.MERGE;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.analysis.Finding;
import org.embeddedmesh.istio.analysis.MessageType;
import org.embeddedmesh.server.api.ApiClient.Answer;
import org.embeddedmesh.server.api.object.ObjectAnalysis;
import org.embeddedmesh.server.api.watch.WatchLimits;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.embeddedmesh.server.store.ResourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnalysisApiTests {

    private static final String REVIEWS = VIRTUAL_SERVICES + "/reviews";

    private final List<Finding> findings = new ArrayList<>(
            List.of(new Finding(MessageType.REFERENCED_RESOURCE_NOT_FOUND, "spec.a", "is \"missing\"")));
    private long generation = 1;
    private final ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
    private final ApiServer server = new ApiServer(store, WatchLimits.defaults(), new ObjectAnalysis() {
        @Override
        public List<Finding> doubts(ObjectNode object) {
            return List.copyOf(findings);
        }

        @Override
        public Optional<Analyzed> analyzed(ResourceKey key) {
            return Optional.of(new Analyzed(generation, findings));
        }
    });
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDoubtIsAWarningAndTheObjectIsStored() {
        Answer created = client.post(VIRTUAL_SERVICES, route("reviews", 90));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.warnings()).containsExactly("299 - \"IST0101 spec.a: is \\\"missing\\\"\"");
        assertThat(client.get(REVIEWS).code()).isEqualTo(200);
    }

    @Test
    void aDryRunIsWarnedAboutToo() {
        assertThat(client.post(VIRTUAL_SERVICES + "?dryRun=All", route("reviews", 90))
                        .warnings())
                .hasSize(1);
        assertThat(client.get(REVIEWS).code()).isEqualTo(404);
    }

    @Test
    void theStatusHasIstiosShape() {
        JsonNode status =
                client.post(VIRTUAL_SERVICES, route("reviews", 90)).json().path("status");

        assertThat(status.at("/observedGeneration").asLong()).isEqualTo(1);
        assertThat(status.at("/validationMessages/0/type/name").asText()).isEqualTo("ReferencedResourceNotFound");
        assertThat(status.at("/validationMessages/0/type/code").asText()).isEqualTo("IST0101");
        assertThat(status.at("/validationMessages/0/level").asText()).isEqualTo("ERROR");
        assertThat(status.at("/validationMessages/0/documentationUrl").asText())
                .isEqualTo("https://istio.io/latest/docs/reference/config/analysis/ist0101/");
        assertThat(status.at("/conditions/0/type").asText()).isEqualTo("Reconciled");
        assertThat(status.at("/conditions/0/status").asText()).isEqualTo("True");
        assertThat(client.get(REVIEWS).json().path("status")).isEqualTo(status);
        assertThat(client.get(VIRTUAL_SERVICES).json().at("/items/0/status")).isEqualTo(status);
    }

    @Test
    void theStatusIsOfTheMomentAndChangesNoVersion() {
        Answer created = client.post(VIRTUAL_SERVICES, route("reviews", 90));
        findings.clear();
        Answer later = client.get(REVIEWS);

        assertThat(later.json().at("/status/validationMessages").isMissingNode())
                .isTrue();
        assertThat(later.text("/metadata/resourceVersion")).isEqualTo(created.text("/metadata/resourceVersion"));
        assertThat(later.text("/metadata/generation")).isEqualTo("1");
        assertThat(store.list(created.text("/kind").toLowerCase() + "s.networking.istio.io", Optional.empty())
                        .resources()
                        .get(0)
                        .json()
                        .has("status"))
                .isFalse();
    }

    @Test
    void aGenerationThatTheMeshHasNotYetIsNotReconciled() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));
        client.patch(REVIEWS, MERGE, "{\"spec\": {\"hosts\": [\"other\"]}}");

        assertThat(client.get(REVIEWS).text("/status/conditions/0/status")).isEqualTo("False");
        assertThat(client.get(REVIEWS).json().at("/status/validationMessages").isMissingNode())
                .isTrue();
        generation = 2;
        assertThat(client.get(REVIEWS).text("/status/conditions/0/status")).isEqualTo("True");
    }

    @Test
    void aStatusThatIsSentIsIgnored() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));
        ObjectNode read = (ObjectNode) client.get(REVIEWS).json();
        Answer replaced = client.put(REVIEWS, read.toString());

        assertThat(replaced.code()).isEqualTo(200);
        assertThat(replaced.text("/metadata/generation")).isEqualTo("1");
        assertThat(replaced.text("/metadata/resourceVersion"))
                .isEqualTo(read.at("/metadata/resourceVersion").asText());
    }

    @Test
    void onlyTheFirstDoubtsAreHeaders() {
        for (int i = 0; i < 50; i++) {
            findings.add(new Finding(MessageType.MATCH_NEVER_APPLIES, "spec." + i, "x".repeat(200)));
        }
        List<String> warnings =
                client.post(VIRTUAL_SERVICES, route("reviews", 90)).warnings();

        assertThat(warnings).hasSize(11).last().isEqualTo("299 - \"and 41 more\"");
        assertThat(client.get(REVIEWS).json().at("/status/validationMessages")).hasSize(51);
    }

    @Test
    void namespacesHaveNoSuchStatus() {
        assertThat(client.get("/api/v1/namespaces/default")
                        .json()
                        .path("status")
                        .has("conditions"))
                .isFalse();
    }
}
