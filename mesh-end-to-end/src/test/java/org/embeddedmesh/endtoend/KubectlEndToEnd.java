package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The verbs of kubectl that an editor of rules uses. */
@ExtendWith(SharedMesh.class)
class KubectlEndToEnd {

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
    void theKindsAreListed() {
        assertThat(kubectl.run("api-resources"))
                .contains("virtualservices", "destinationrules", "serviceentries", "workloadentries", "sidecars");
    }
}
