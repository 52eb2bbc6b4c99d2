package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.api.ApiClient.MERGE;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.route;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import org.embeddedmesh.server.api.ApiClient.Answer;
import org.embeddedmesh.server.store.ConfigStore;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObjectApiTests {

    private static final String REVIEWS = VIRTUAL_SERVICES + "/reviews";

    private final ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
    private final ApiServer server = new ApiServer(store);
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void createdObjectCarriesTheServersMetadataAndIsReadInEveryVersion() {
        Answer created = client.post(VIRTUAL_SERVICES, route("reviews", 90));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/metadata/uid")).hasSize(36);
        assertThat(created.text("/metadata/creationTimestamp")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(created.text("/metadata/generation")).isEqualTo("1");
        assertThat(client.get(REVIEWS).json()).isEqualTo(created.json());
        Answer beta = client.get(REVIEWS.replace("/v1/", "/v1beta1/"));
        assertThat(beta.text("/apiVersion")).isEqualTo("networking.istio.io/v1beta1");
        assertThat(beta.json().get("spec")).isEqualTo(created.json().get("spec"));
    }

    @Test
    void valuesThatClientsSendForTheServersMetadataAreIgnored() {
        String forged = route("reviews", 90)
                .replace("{name:", "{uid: x, generation: 7, creationTimestamp: '2001-01-01T00:00:00Z', name:");

        Answer created = client.post(VIRTUAL_SERVICES, forged);
        Answer put = client.put(REVIEWS, forged.replace("90", "80"));

        assertThat(created.text("/metadata/uid")).isNotEqualTo("x");
        assertThat(put.text("/metadata/uid")).isEqualTo(created.text("/metadata/uid"));
        assertThat(put.text("/metadata/creationTimestamp")).isEqualTo(created.text("/metadata/creationTimestamp"));
        assertThat(put.text("/metadata/generation")).isEqualTo("2");
    }

    @Test
    void writeThatChangesNothingKeepsTheVersionAndEmitsNothing() {
        Answer created = client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer put = client.put(REVIEWS, route("reviews", 90));

        assertThat(put.json()).isEqualTo(created.json());
        assertThat(store.list().resourceVersion())
                .isEqualTo(created.json().at("/metadata/resourceVersion").asLong());
    }

    @Test
    void changedLabelsKeepTheGeneration() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer patched = client.patch(REVIEWS, MERGE, "{\"metadata\":{\"labels\":{\"tier\":\"web\"}}}");

        assertThat(patched.text("/metadata/labels/tier")).isEqualTo("web");
        assertThat(patched.text("/metadata/generation")).isEqualTo("1");
    }

    @Test
    void staleVersionIsAConflictThatNamesTheFieldAndChangesNothing() {
        Answer created = client.post(VIRTUAL_SERVICES, route("reviews", 90));
        Answer newer = client.put(REVIEWS, route("reviews", 80));
        String stale = route("reviews", 70)
                .replace("{name:", "{resourceVersion: '" + created.text("/metadata/resourceVersion") + "', name:");

        Answer refused = client.put(REVIEWS, stale);

        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.reason()).isEqualTo("Conflict");
        assertThat(refused.causeFields()).containsExactly("metadata.resourceVersion");
        assertThat(client.get(REVIEWS).json()).isEqualTo(newer.json());
    }

    @Test
    void mergePatchReplacesListsAndDeletesWithNull() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer patched = client.patch(
                REVIEWS, MERGE, "{\"metadata\":{\"labels\":{\"app\":null}},\"spec\":{\"hosts\":[\"a\",\"b\"]}}");

        assertThat(patched.code()).isEqualTo(200);
        assertThat(patched.json().at("/metadata").has("labels")).isFalse();
        assertThat(patched.text("/spec/hosts/1")).isEqualTo("b");
    }

    @Test
    void jsonPatchWhoseTestFailsIsRefused() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer patched = client.patch(
                REVIEWS,
                "application/json-patch+json",
                "[{\"op\":\"replace\",\"path\":\"/spec/hosts/0\",\"value\":\"ratings\"}]");
        Answer refused = client.patch(
                REVIEWS,
                "application/json-patch+json",
                "[{\"op\":\"test\",\"path\":\"/spec/hosts/0\",\"value\":\"x\"},{\"op\":\"remove\",\"path\":\"/spec\"}]");

        assertThat(patched.text("/spec/hosts/0")).isEqualTo("ratings");
        assertThat(refused.code()).isEqualTo(422);
        assertThat(client.get(REVIEWS).json()).isEqualTo(patched.json());
    }

    @Test
    void strategicPatchAndServerSideApplyAreUnsupportedMediaTypes() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        assertThat(client.patch(REVIEWS, "application/strategic-merge-patch+json", "{}")
                        .code())
                .isEqualTo(415);
        assertThat(client.patch(REVIEWS, "application/apply-patch+yaml", "{}").code())
                .isEqualTo(415);
        assertThat(client.patch(
                                "/api/v1/namespaces/default",
                                "application/strategic-merge-patch+json",
                                "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}")
                        .code())
                .isEqualTo(200);
    }

    @Test
    void dryRunAnswersWhatWouldBeAndStoresNothing() {
        Answer created = client.post(VIRTUAL_SERVICES + "?dryRun=All", route("reviews", 90));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/metadata/uid")).isNotEmpty();
        assertThat(created.json().at("/metadata").has("resourceVersion")).isFalse();
        assertThat(client.get(REVIEWS).code()).isEqualTo(404);

        Answer real = client.post(VIRTUAL_SERVICES, route("reviews", 90));
        assertThat(client.put(REVIEWS + "?dryRun=All", route("reviews", 80)).text("/metadata/generation"))
                .isEqualTo("2");
        assertThat(client.send(client.request(REVIEWS)
                                .header("Content-Type", "application/json")
                                .method("DELETE", BodyPublishers.ofString("{\"dryRun\":[\"All\"]}")))
                        .text("/status"))
                .isEqualTo("Success");
        assertThat(client.get(REVIEWS).json()).isEqualTo(real.json());
    }

    @Test
    void deletionAnswersSuccessAndThenTheObjectIsNotFound() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer deleted = client.delete(REVIEWS);
        Answer missing = client.get(REVIEWS);

        assertThat(deleted.text("/status")).isEqualTo("Success");
        assertThat(missing.code()).isEqualTo(404);
        assertThat(missing.message()).isEqualTo("virtualservices.networking.istio.io \"reviews\" not found");
        assertThat(client.delete(REVIEWS).code()).isEqualTo(404);
    }

    @Test
    void objectWithAFinalizerStaysMarkedUntilTheFinalizerIsGone() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90).replace("{name:", "{finalizers: [example.com/x], name:"));

        Answer marked = client.delete(REVIEWS);
        assertThat(marked.text("/metadata/deletionTimestamp")).isNotEmpty();
        assertThat(client.get(REVIEWS).code()).isEqualTo(200);

        client.patch(REVIEWS, MERGE, "{\"metadata\":{\"finalizers\":null}}");
        assertThat(client.get(REVIEWS).code()).isEqualTo(404);
    }

    @Test
    void generatedNamesDiffer() {
        String generated = route("x", 90).replace("{name: x,", "{generateName: reviews-,");

        Answer one = client.post(VIRTUAL_SERVICES, generated);
        Answer two = client.post(VIRTUAL_SERVICES, generated);

        assertThat(one.text("/metadata/name")).startsWith("reviews-").hasSize(13);
        assertThat(two.text("/metadata/name")).isNotEqualTo(one.text("/metadata/name"));
    }

    @Test
    void collectionIsDeletedAsFarAsItIsSelected() {
        client.post(VIRTUAL_SERVICES, route("a", 90));
        client.post(VIRTUAL_SERVICES, route("b", 90));

        client.delete(VIRTUAL_SERVICES + "?labelSelector=app%3Da");

        assertThat(client.get(VIRTUAL_SERVICES).json().at("/items").findValuesAsText("app"))
                .containsExactly("b");
    }

    @Test
    void listsAreSelectedByLabelsAndFieldsAndNamespaces() {
        client.post("/api/v1/namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: other}}");
        client.post(VIRTUAL_SERVICES, route("a", 90));
        client.post(VIRTUAL_SERVICES, route("b", 90));
        client.post(VIRTUAL_SERVICES.replace("default", "other"), route("c", 90));

        assertThat(count(VIRTUAL_SERVICES)).isEqualTo(2);
        assertThat(count("/apis/networking.istio.io/v1/virtualservices")).isEqualTo(3);
        assertThat(count(VIRTUAL_SERVICES + "?labelSelector=app+in+(a,c)")).isEqualTo(1);
        assertThat(count(VIRTUAL_SERVICES + "?fieldSelector=metadata.name%21%3Da"))
                .isEqualTo(1);
        assertThat(client.get(VIRTUAL_SERVICES + "?fieldSelector=spec.x%3Da").code())
                .isEqualTo(400);
        assertThat(client.get(VIRTUAL_SERVICES + "?labelSelector=a%3D(").code()).isEqualTo(400);
    }

    private int count(String path) {
        Answer list = client.get(path);
        assertThat(list.text("/kind")).isEqualTo("VirtualServiceList");
        return list.json().get("items").size();
    }

    @Test
    void tableHasTheKindsColumnsAndTheObjectsMetadata() {
        client.post(VIRTUAL_SERVICES, route("reviews", 90));

        Answer table = client.get(VIRTUAL_SERVICES, "application/json;as=Table;v=v1;g=meta.k8s.io,application/json");

        assertThat(table.text("/kind")).isEqualTo("Table");
        assertThat(table.json().get("columnDefinitions").findValuesAsText("name"))
                .startsWith("Name")
                .endsWith("Age");
        assertThat(table.text("/rows/0/cells/0")).isEqualTo("reviews");
        assertThat(table.text("/rows/0/object/kind")).isEqualTo("PartialObjectMetadata");
        assertThat(table.text("/rows/0/object/metadata/labels/app")).isEqualTo("reviews");
    }
}
