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

class RefusalTests {

    private final ConfigStore store = ConfigStores.inMemory(Clock.systemUTC());
    private final ApiServer server = new ApiServer(store);
    private final ApiClient client = new ApiClient(server);
    private final long versionAtStart = store.list().resourceVersion();

    @AfterEach
    void stop() {
        assertThat(store.list().resourceVersion())
                .as("the store keeps what it had")
                .isEqualTo(versionAtStart);
        server.close();
    }

    private Answer refused(int code, String yaml) {
        return refused(code, "", yaml);
    }

    private Answer refused(int code, String query, String yaml) {
        Answer answer = client.post(VIRTUAL_SERVICES + query, yaml);
        assertThat(answer.text("/kind")).isEqualTo("Status");
        assertThat(answer.code()).isEqualTo(code);
        return answer;
    }

    @Test
    void textThatIsNoYamlNamesTheLine() {
        Answer answer = refused(400, "apiVersion: networking.istio.io/v1\nkind: [");

        assertThat(answer.reason()).isEqualTo("BadRequest");
        assertThat(answer.causeFields()).containsExactly("(body)");
        assertThat(answer.message()).contains("line 2");
    }

    @Test
    void severalDocumentsAtOnceAreRefused() {
        assertThat(refused(400, route("a", 90) + "---\n" + route("b", 90)).message())
                .contains("2 YAML documents");
    }

    @Test
    void unknownKindNamesTheKind() {
        assertThat(refused(400, route("reviews", 90).replace("kind: VirtualService", "kind: VirtualServis"))
                        .causeFields())
                .containsExactly("kind");
    }

    @Test
    void apiVersionOfAnotherPathNamesTheField() {
        assertThat(refused(400, route("reviews", 90).replace("io/v1", "io/v1beta1"))
                        .causeFields())
                .containsExactly("apiVersion");
    }

    @Test
    void unknownFieldIsRefusedUnderStrict() {
        Answer answer =
                refused(400, "?fieldValidation=Strict", route("reviews", 90).replace("hosts:", "hosst: []\n  hosts:"));

        assertThat(answer.message())
                .contains(
                        "VirtualService in version \"v1\" cannot be handled as a VirtualService: strict decoding error:"
                                + " unknown field \"spec.hosst\"");
        assertThat(answer.causeFields()).hasSize(1).first().asString().startsWith("spec.hosst");
    }

    @Test
    void unknownFieldOfTheMetadataIsRefusedUnderStrict() {
        assertThat(refused(400, "?fieldValidation=Strict", route("reviews", 90).replace("labels:", "lables:"))
                        .causeFields())
                .containsExactly("metadata.lables");
    }

    @Test
    void negativeWeightIsInvalidAndNamesItsPath() {
        Answer answer = refused(422, route("reviews", -90));

        assertThat(answer.reason()).isEqualTo("Invalid");
        assertThat(answer.text("/details/kind")).isEqualTo("VirtualService");
        assertThat(answer.causeFields()).contains("spec.http[0].route[0].weight");
    }

    @Test
    void regexThatDoesNotCompileIsInvalidAndNamesItsPath() {
        String regex = route("reviews", 90).replace("- route:", "- match: [{uri: {regex: '('}}]\n    route:");

        assertThat(refused(422, regex).causeFields()).contains("spec.http[0].match[0].uri.regex");
    }

    @Test
    void malformedHostIsInvalidAndNamesItsPath() {
        assertThat(refused(422, route("reviews", 90).replace("[reviews]", "['not a host']"))
                        .causeFields())
                .contains("spec.hosts[0]");
    }

    @Test
    void badNameIsInvalid() {
        assertThat(refused(422, route("Not_Good", 90)).causeFields()).contains("metadata.name");
    }

    @Test
    void labelThatIsNoStringIsInvalid() {
        assertThat(refused(422, route("reviews", 90).replace("{app: reviews}", "{app: 1}"))
                        .causeFields())
                .containsExactly("metadata.labels.app");
    }

    @Test
    void newObjectWithAVersionIsRefused() {
        assertThat(refused(400, route("reviews", 90).replace("{name:", "{resourceVersion: '1', name:"))
                        .causeFields())
                .containsExactly("metadata.resourceVersion");
    }

    @Test
    void bodyOfAnotherNamespaceIsRefused() {
        assertThat(refused(400, route("reviews", 90).replace("{name:", "{namespace: other, name:"))
                        .causeFields())
                .containsExactly("metadata.namespace");
    }

    @Test
    void emptyBodyAndBodyThatIsNoObjectAreRefused() {
        refused(400, "");
        refused(400, "- a");
        assertThat(client.patch(VIRTUAL_SERVICES + "/reviews", MERGE, "{\"a\":1,\"a\":2}")
                        .code())
                .isEqualTo(400);
    }

    @Test
    void bodyOfMoreThanThreeMegabytesIsTooLarge() {
        refused(413, "#".repeat(3 * 1024 * 1024 + 1));
    }

    @Test
    void formsAndTextAreUnsupportedAndTheMessageSaysWhatToSend() {
        Answer form = client.send(client.request(VIRTUAL_SERVICES)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(route("reviews", 90))));
        Answer nothing =
                client.send(client.request(VIRTUAL_SERVICES).POST(BodyPublishers.ofString(route("reviews", 90))));

        assertThat(form.code()).isEqualTo(415);
        assertThat(form.message()).contains("send the header 'Content-Type: application/json'");
        assertThat(nothing.code()).isEqualTo(415);
    }

    @Test
    void unknownPathsAndMethodsAreRefusedWithAStatus() {
        assertThat(client.get("/apis/networking.istio.io/v1/gadgets").reason()).isEqualTo("NotFound");
        assertThat(client.get("/apis/networking.istio.io/v7/virtualservices").reason())
                .isEqualTo("NotFound");
        assertThat(client.get("/openapi/v2").reason()).isEqualTo("NotFound");
        assertThat(client.put(VIRTUAL_SERVICES, route("reviews", 90)).code()).isEqualTo(405);
        assertThat(client.get(VIRTUAL_SERVICES, "application/vnd.kubernetes.protobuf")
                        .code())
                .isEqualTo(406);
    }
}
