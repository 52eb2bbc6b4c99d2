package org.embeddedmesh.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.embeddedmesh.server.api.ApiClient.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.embeddedmesh.server.api.Kubectl.Result;
import org.embeddedmesh.server.store.ConfigStores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an unmodified kubectl, from 1.29 on, does with this API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KubectlTests {

    private static final String SAVED = "virtualservice.networking.istio.io/reviews ";

    private final ApiServer server = new ApiServer(ConfigStores.inMemory(Clock.systemUTC()));

    private Path home;
    private Kubectl kubectl;
    private Path manifest;
    private Path changed;

    @BeforeAll
    void find(@TempDir Path directory) throws Exception {
        home = directory;
        Optional<Path> binary = Kubectl.find();
        assumeThat(binary).as("no kubectl on the PATH: its tests are skipped").isPresent();
        Kubectl found = Kubectl.of(binary.get(), home, server.url());
        assumeThat(found.minorVersion())
                .as("kubectl before 1.29 needs OpenAPI v2: its tests are skipped")
                .isGreaterThanOrEqualTo(29);
        kubectl = found;
        manifest = kubectl.file("reviews.yaml", route("reviews", 90));
        changed = kubectl.file("changed.yaml", route("reviews", 80));
    }

    @AfterEach
    void deleteAll() throws Exception {
        if (kubectl != null) {
            run("delete", "virtualservices", "--all");
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Result run(String... arguments) throws Exception {
        return kubectl.run(arguments);
    }

    private String good(String... arguments) throws Exception {
        Result result = run(arguments);
        assertThat(result.code()).as(result.text()).isZero();
        return result.text();
    }

    private String refused(String... arguments) throws Exception {
        Result result = run(arguments);
        assertThat(result.code()).as(result.text()).isNotZero();
        return result.text();
    }

    private String apply(Path file) throws Exception {
        return good("apply", "-f", file.toString());
    }

    private String field(String path) throws Exception {
        return good("get", "virtualservice", "reviews", "-o", "jsonpath={" + path + "}");
    }

    @Test
    void applyCreatesLeavesUnchangedAndConfigures() throws Exception {
        assertThat(apply(manifest)).contains(SAVED + "created");
        assertThat(apply(manifest)).contains(SAVED + "unchanged");
        assertThat(apply(changed)).contains(SAVED + "configured");
        assertThat(field(".spec.http[0].route[0].weight")).isEqualTo("80");
    }

    @Test
    void diffShowsWhatWouldChangeAndChangesNothing() throws Exception {
        apply(manifest);

        Result diff = run("diff", "-f", changed.toString());

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.text()).containsPattern("-\\s+weight: 90").containsPattern("\\+\\s+weight: 80");
        assertThat(field(".metadata.generation")).isEqualTo("1");
        assertThat(run("diff", "-f", manifest.toString()).code()).isZero();
    }

    @Test
    void getPrintsTheColumnsOfTheKind() throws Exception {
        apply(manifest);

        assertThat(good("get", "vs"))
                .containsPattern("NAME +GATEWAYS +HOSTS +AGE\\s+reviews +\\[\"reviews\"\\] +\\d+s");
        assertThat(good("get", "vs", "-A", "--show-labels")).contains("NAMESPACE", "app=reviews");
        assertThat(good("get", "vs", "-l", "app=other")).contains("No resources found");
        assertThat(good("get", "virtualservices.v1beta1.networking.istio.io", "-o", "name"))
                .contains("virtualservice.networking.istio.io/reviews");
        assertThat(refused("get", "vs", "ratings"))
                .contains("Error from server (NotFound): virtualservices.networking.istio.io \"ratings\" not found");
    }

    @Test
    void getAsYamlAndAsJsonIsTheObject() throws Exception {
        apply(manifest);

        assertThat(good("get", "vs", "reviews", "-o", "yaml"))
                .contains("apiVersion: networking.istio.io/v1\n", "      weight: 90\n", "  generation: 1\n");
        assertThat(ApiClient.json(good("get", "vs", "reviews", "-o", "json"))
                        .at("/spec/hosts/0")
                        .asText())
                .isEqualTo("reviews");
    }

    @Test
    void getWatchPrintsChangesAsTheyCome() throws Exception {
        apply(manifest);
        Path output = home.resolve("watch.txt");
        Process watch = kubectl.start(output, "get", "vs", "--watch");
        try {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.lines(output).count() == 2);

            apply(changed);
            good("label", "vs", "reviews", "tier=web");

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> Files.lines(output).count() == 4);
        } finally {
            watch.destroy();
        }
    }

    @Test
    void editSavesWhatTheEditorLeaves() throws Exception {
        apply(manifest);

        String edited = kubectl.with("EDITOR", "sed -i /weight:/s/90/70/")
                .run("edit", "vs", "reviews")
                .text();

        assertThat(edited).contains(SAVED + "edited");
        assertThat(field(".spec.http[0].route[0].weight")).isEqualTo("70");
    }

    @Test
    void labelsAnnotationsAndPatchesAreTaken() throws Exception {
        apply(manifest);

        assertThat(good("label", "vs", "reviews", "tier=web")).contains("labeled");
        assertThat(good("annotate", "vs", "reviews", "note=x")).contains("annotated");
        assertThat(good("label", "vs", "reviews", "tier-")).contains("unlabeled");
        assertThat(good("patch", "vs", "reviews", "--type", "merge", "-p", "{\"spec\":{\"hosts\":[\"a\"]}}"))
                .contains("patched");
        String jsonPatch = "[{\"op\":\"add\",\"path\":\"/spec/hosts/-\",\"value\":\"b\"}]";
        assertThat(good("patch", "vs", "reviews", "--type", "json", "-p", jsonPatch))
                .contains("patched");
        assertThat(field(".spec.hosts")).isEqualTo("[\"a\",\"b\"]");
        assertThat(refused("patch", "vs", "reviews", "-p", "{\"spec\":{}}")).contains("merge-patch+json");
    }

    @Test
    void createAndReplaceAreTaken() throws Exception {
        assertThat(good("create", "-f", manifest.toString(), "--dry-run=server"))
                .contains("created (server dry run)");
        assertThat(good("create", "-f", manifest.toString())).contains(SAVED + "created");
        assertThat(refused("create", "-f", manifest.toString())).contains("AlreadyExists");
        assertThat(good("replace", "-f", changed.toString())).contains(SAVED + "replaced");
    }

    @Test
    void kindThatIsNotServedIsNamedAndTheOthersOfItsFileAreTaken() throws Exception {
        Path gateway = kubectl.file("gateway.yaml", """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: edge}
                spec: {}
                ---
                """ + Files.readString(manifest));

        assertThat(refused("apply", "-f", gateway.toString()))
                .contains("no matches for kind \"Gateway\" in version \"networking.istio.io/v1\"")
                .contains(SAVED + "created");
    }

    @Test
    void deleteIsWaitedFor() throws Exception {
        apply(manifest);
        assertThat(good("delete", "-f", manifest.toString())).contains("deleted");
        apply(manifest);

        Path output = home.resolve("wait.txt");
        Process wait = kubectl.start(output, "wait", "--for=delete", "vs/reviews", "--timeout=30s");
        good("delete", "vs", "reviews");

        assertThat(wait.waitFor()).as(Files.readString(output)).isZero();
    }

    @Test
    void describeAndExplainSayWhatThereIs() throws Exception {
        apply(manifest);

        assertThat(good("describe", "vs", "reviews"))
                .containsPattern("Kind: +VirtualService")
                .containsPattern("Events: +<none>");
        assertThat(good("explain", "virtualservice.spec")).contains("hosts", "VirtualService");
        assertThat(good("explain", "vs.spec.http.route.weight")).contains("weight <integer>");
    }

    @Test
    void kindsAndVersionsAreDiscovered() throws Exception {
        assertThat(good("api-resources"))
                .containsPattern("virtualservices +vs +networking.istio.io/v1 +true +VirtualService")
                .containsPattern("namespaces +ns +v1 +false +Namespace");
        assertThat(good("api-versions")).contains("networking.istio.io/v1alpha3", "networking.istio.io/v1beta1");
        assertThat(good("version")).contains("Server Version: v1.");
    }

    @Test
    void namespacesAreCreatedAppliedAndDeletedWithWhatIsInThem() throws Exception {
        assertThat(good("create", "namespace", "one")).contains("namespace/one created");
        Path two = kubectl.file(
                "two.yaml",
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: two, labels: {a: b}}\n---\n"
                        + route("reviews", 90).replace("{name:", "{namespace: two, name:"));
        assertThat(apply(two)).contains("namespace/two created", SAVED + "created");
        Files.writeString(two, Files.readString(two).replace("{a: b}", "{a: c}"));
        assertThat(apply(two)).contains("namespace/two configured");
        assertThat(good("get", "ns")).containsPattern("one +Active").contains("default", "istio-system");

        assertThat(good("delete", "namespace", "one", "two")).contains("\"one\" deleted", "\"two\" deleted");
        assertThat(good("get", "vs", "-A")).contains("No resources found");
    }

    @Test
    void misspeltFieldIsRefusedWithTheNameThatWasMeant() throws Exception {
        Path typo = kubectl.file("typo.yaml", route("reviews", 90).replace("weight: 90", "wieght: 90"));

        assertThat(refused("apply", "-f", typo.toString()))
                .contains("strict decoding error: unknown field \"spec.http[0].route[0].wieght\"", "weight");
    }

    @Test
    void invalidWeightIsRefusedAndNamesItsPath() throws Exception {
        apply(manifest);
        Path negative = kubectl.file("negative.yaml", route("reviews", -1));

        assertThat(refused("apply", "-f", negative.toString()))
                .contains(
                        "The VirtualService \"reviews\" is invalid", "spec.http[0].route[0].weight: Invalid value: -1");
        assertThat(field(".spec.http[0].route[0].weight")).isEqualTo("90");
    }

    @Test
    void serverSideApplyIsRefusedClearly() throws Exception {
        assertThat(refused("apply", "--server-side", "-f", manifest.toString()))
                .contains("Server-side apply not available on the server");
    }
}
