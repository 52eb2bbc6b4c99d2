package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryApiTests {

    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

    private final ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()));
    private final ApiClient client = new ApiClient(server);

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void versionIsOneThatKubectlCanParse() {
        assertThat(client.get("/version").text("/gitVersion")).matches("v1\\.\\d+\\.\\d+\\+[a-z-]+");
    }

    @Test
    void aggregatedDiscoveryListsEveryKindInEveryVersionPreferredFirst() {
        HttpResponse<String> response =
                client.raw(client.request("/apis").header("Accept", AGGREGATED).GET());
        JsonNode group = ApiClient.json(response.body()).at("/items/0");

        assertThat(response.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo("application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList");
        assertThat(group.at("/metadata/name").asText()).isEqualTo("networking.istio.io");
        assertThat(group.get("versions").findValuesAsText("freshness")).hasSize(3);
        assertThat(group.at("/versions/0/version").asText()).isEqualTo("v1");
        assertThat(group.at("/versions/2/resources").findValuesAsText("resource"))
                .contains("virtualservices");
    }

    @Test
    void policiesAreOfTheirOwnGroup() {
        assertThat(client.get("/apis/security.istio.io/v1").json().findValuesAsText("name"))
                .containsExactly("authorizationpolicies");
        assertThat(client.get("/apis/security.istio.io/v1alpha3").code()).isEqualTo(404);
    }

    @Test
    void coreGroupHasNamespaces() {
        assertThat(client.get("/api", AGGREGATED).text("/items/0/versions/0/resources/0/resource"))
                .isEqualTo("namespaces");
        assertThat(client.get("/api/v1").text("/resources/0/name")).isEqualTo("namespaces");
    }

    @Test
    void legacyDiscoveryIsAnsweredToClientsThatDoNotAskForAggregation() {
        assertThat(client.get("/api").text("/versions/0")).isEqualTo("v1");
        assertThat(client.get("/apis").text("/groups/0/preferredVersion/version"))
                .isEqualTo("v1");
        assertThat(client.get("/apis/networking.istio.io").text("/kind")).isEqualTo("APIGroup");
        assertThat(client.get("/apis/networking.istio.io/v1beta1").json().findValuesAsText("kind"))
                .contains("VirtualService", "DestinationRule", "ServiceEntry", "WorkloadEntry");
    }

    @Test
    void openApiDeclaresFieldValidationOnThePatchOfEveryKindInEveryVersion() {
        JsonNode paths = client.get("/openapi/v3").json().get("paths");

        assertThat(paths.size()).isEqualTo(6);
        paths.forEach(path -> {
            JsonNode document =
                    client.get(path.get("serverRelativeURL").asText()).json();
            List<JsonNode> patches = document.get("paths").findValues("patch");
            assertThat(patches).isNotEmpty().allSatisfy(patch -> {
                assertThat(patch.get("parameters").findValuesAsText("name"))
                        .contains("dryRun", "fieldManager", "fieldValidation");
                assertThat(patch.at("/x-kubernetes-group-version-kind/kind").asText())
                        .isNotEmpty();
            });
        });
    }

    @Test
    void openApiDocumentIsNotSentAgainToAClientThatHasIt() {
        String url = client.get("/openapi/v3")
                .json()
                .findValuesAsText("serverRelativeURL")
                .get(1);
        HttpResponse<String> first = client.raw(client.request(url).GET());
        String etag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second =
                client.raw(client.request(url).header("If-None-Match", etag).GET());

        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(second.statusCode()).isEqualTo(304);
    }

    @Test
    void eventsAreEmptySoThatDescribeWorks() {
        assertThat(client.get("/api/v1/namespaces/default/events?limit=500")
                        .json()
                        .get("items"))
                .isEmpty();
    }
}
