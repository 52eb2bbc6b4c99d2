package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.server.api.ApiClient.VIRTUAL_SERVICES;
import static org.embeddedmesh.server.api.ApiClient.route;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import org.embeddedmesh.server.api.ApiClient.Answer;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NamespaceApiTests {

    private static final String TEAM = "{apiVersion: v1, kind: Namespace, metadata: {name: team}}";

    private final ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()));
    private final ApiClient client = new ApiClient(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void defaultAndTheRootNamespaceAreThereFromTheStartAndStay() {
        assertThat(client.get("/api/v1/namespaces").json().at("/items").findValuesAsText("name"))
                .contains("default", "istio-system");
        assertThat(client.delete("/api/v1/namespaces/default").code()).isEqualTo(403);
    }

    @Test
    void nothingIsCreatedInANamespaceThatDoesNotExist() {
        Answer refused = client.post(VIRTUAL_SERVICES.replace("default", "team"), route("reviews", 90));

        assertThat(refused.code()).isEqualTo(404);
        assertThat(refused.message()).isEqualTo("namespaces \"team\" not found");
    }

    @Test
    void deletedNamespaceTakesItsContentsAlong() {
        client.post("/api/v1/namespaces", TEAM);
        client.post(VIRTUAL_SERVICES.replace("default", "team"), route("reviews", 90));

        assertThat(client.delete("/api/v1/namespaces/team").code()).isEqualTo(200);

        assertThat(client.get("/apis/networking.istio.io/v1/virtualservices")
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(client.get("/api/v1/namespaces/team").code()).isEqualTo(404);
    }

    @Test
    void namespaceWhoseContentsAreHeldByAFinalizerIsNotDeleted() {
        client.post("/api/v1/namespaces", TEAM);
        String path = VIRTUAL_SERVICES.replace("default", "team");
        client.post(path, route("reviews", 90).replace("{name:", "{finalizers: [example.com/x], name:"));

        assertThat(client.delete("/api/v1/namespaces/team").code()).isEqualTo(409);

        assertThat(client.get(path + "/reviews").code()).isEqualTo(200);
    }

    @Test
    void namespaceInProtobufIsRead() throws Exception {
        byte[] metadata = message(1, ByteString.copyFromUtf8("team"));
        ByteString type = ByteString.copyFrom(message(1, ByteString.copyFromUtf8("v1")))
                .concat(ByteString.copyFrom(message(2, ByteString.copyFromUtf8("Namespace"))));
        ByteString raw = ByteString.copyFrom(message(1, ByteString.copyFrom(metadata)));
        byte[] body = ByteString.copyFrom(new byte[] {'k', '8', 's', 0})
                .concat(ByteString.copyFrom(message(1, type)))
                .concat(ByteString.copyFrom(message(2, raw)))
                .toByteArray();

        Answer created = client.send(client.request("/api/v1/namespaces")
                .header("Content-Type", "application/vnd.kubernetes.protobuf")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(created.code()).isEqualTo(201);
        assertThat(created.text("/metadata/name")).isEqualTo("team");
    }

    private static byte[] message(int field, ByteString value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        output.writeBytes(field, value);
        output.flush();
        return bytes.toByteArray();
    }
}
