package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of kubectl that an editor of rules uses. */
@ExtendWith(SharedMesh.class)
class KubectlEndToEnd {

    @TempDir
    private Path directory;

    private final Mesh mesh;
    private final Kubectl kubectl;

    KubectlEndToEnd(Mesh mesh) {
        this.mesh = mesh;
        this.kubectl = Kubectl.of(mesh.configServer());
    }

    @Test
    void aRuleIsAppliedSeenComparedEditedAndDeleted() {
        String subsets = Rules.file("subsets").toString();
        String retry = Rules.file("retry").toString();
        assertThat(kubectl.run("apply", "-f", subsets, "-f", retry)).contains("virtualservice", "created");
        assertThat(kubectl.run("apply", "-f", retry)).contains("unchanged");
        assertThat(kubectl.run("get", "virtualservices,destinationrules"))
                .contains("NAME", "HOSTS", "AGE", Mesh.SERVICE);
        assertThat(kubectl.run("get", "vs", Mesh.SERVICE, "-o", "yaml")).contains("subset: v1", "retryOn: 5xx");

        Kubectl.Result diff = kubectl.tryRun("diff", "-f", Rules.file("timeout").toString());
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.output()).contains("timeout: 0.5s");

        assertThat(kubectl.run("edit", "virtualservice", Mesh.SERVICE)).contains("edited");
        mesh.awaitHello(Mesh.V2);
        await().until(() -> mesh.shareOfV2(20) == 1);

        assertThat(kubectl.run("delete", "-f", retry, "-f", subsets)).contains("deleted");
        mesh.awaitHello(Mesh.V1);
    }

    @Test
    void aDoubtIsPrintedAndStandsInTheStatusUntilItIsSettled() throws IOException {
        Path rule = Files.writeString(directory.resolve("early.yaml"), """
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata: {name: early}
                spec: {hosts: [early.example.com], http: [{route: [{destination: {host: late.example.com}}]}]}
                """);
        Path service = Files.writeString(directory.resolve("late.json"), Rules.serviceEntry("late.example.com", 9));
        String code = "jsonpath={.status.validationMessages[0].type.code}";

        assertThat(kubectl.run("apply", "-f", rule.toString()))
                .contains("virtualservice.networking.istio.io/early created")
                .contains("Warning: IST0101 spec.http[0].route[0].destination.host");
        assertThat(kubectl.run("wait", "--for=condition=Reconciled", "vs/early", "--timeout=20s"))
                .contains("condition met");
        assertThat(kubectl.run("get", "vs", "early", "-o", code)).isEqualTo("IST0101");
        kubectl.run("diff", "-f", rule.toString());
        kubectl.run("apply", "-f", service.toString());
        assertThat(kubectl.run("get", "vs", "early", "-o", code)).isEmpty();
        assertThat(kubectl.run("get", "vs", "early", "-o", "jsonpath={.metadata.generation}"))
                .isEqualTo("1");

        kubectl.run("delete", "-f", rule.toString(), "-f", service.toString());
    }

    @Test
    void theKindsAreListed() {
        assertThat(kubectl.run("api-resources"))
                .contains(
                        "virtualservices",
                        "destinationrules",
                        "serviceentries",
                        "workloadentries",
                        "sidecars",
                        "authorizationpolicies");
    }
}
