package org.embeddedmesh.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embeddedmesh.test.SimulatedClient.client;
import static org.embeddedmesh.test.SimulatedService.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.embeddedmesh.istio.resource.InvalidManifestException;
import org.embeddedmesh.istio.resource.InvalidYamlException;
import org.embeddedmesh.test.Upstream.Answer;
import org.junit.jupiter.api.Test;

class MeshSimulationTests {

    private static final String URL = "http://helloworldservice:9095/helloWorld/sayHello";
    private static final String SUBSETS = """
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: versions}
            spec:
              host: helloworldservice
              subsets:
              - {name: v1, labels: {version: v1}}
              - {name: v2, labels: {version: v2}}
            """;
    private static final String RULE = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: hello}
            spec:
              hosts: [helloworldservice]
              http:
              - name: jason
                match: [{headers: {end-user: {exact: jason}}}]
                route: [{destination: {host: helloworldservice, subset: v2}}]
              - name: split
                timeout: 2s
                retries: {attempts: 2, retryOn: 5xx, perTryTimeout: 1s}
                route:
                - {destination: {host: helloworldservice, subset: v1}, weight: 90}
                - {destination: {host: helloworldservice, subset: v2}, weight: 10}
            """;

    private final MeshSimulation mesh = MeshSimulation.of(SUBSETS, RULE)
            .with(service("helloworldservice", 9095).version("v1").version("v2"));

    @Test
    void callGoesWhereTheRuleSends() {
        mesh.from("hellodemo").get(URL).header("end-user", "jason").goesTo("helloworldservice", "v2");
    }

    @Test
    void splitIsReadFromTheTable() {
        mesh.from("hellodemo").get(URL).splits(Map.of("v1", 90, "v2", 10));
        mesh.from("hellodemo")
                .get(URL)
                .goesTo("helloworldservice")
                .splits(Map.of("helloworldservice v1", 90, "v2", 10.0));
    }

    @Test
    void destinationThatChanceDecidesIsNotCertain() {
        assertThatThrownBy(() -> mesh.from("hellodemo").get(URL).goesTo("helloworldservice", "v1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: goes to helloworldservice v1")
                .hasMessageContaining("90.00 % to helloworldservice.default.svc.cluster.local v1");
    }

    @Test
    void failureSaysWhichRulesLedThere() {
        assertThatThrownBy(() -> mesh.from("hellodemo").get(URL).isAnsweredWith(404))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected: is answered with 404")
                .hasMessageContaining(
                        "not taken: VirtualService default/hello http[0] jason: header 'end-user' is missing, must be 'jason'")
                .hasMessageContaining("taken: VirtualService default/hello http[1] split");
    }

    @Test
    void failuresOfTheServiceAreRepeated() {
        CallEnd end =
                mesh.from("hellodemo").get(URL).upstreamAnswers(503, 503, 200).isAnsweredWith(200);

        end.afterAttempts(3).withFlags("");
    }

    @Test
    void lastFailureIsHandedOnWhenAttemptsAreUsedUp() {
        mesh.from("hellodemo")
                .get(URL)
                .upstreamAnswers(503)
                .isAnsweredWith(503)
                .afterAttempts(3)
                .withFlags("URX");
    }

    @Test
    void bodyThatCannotBeSentTwiceIsSentOnce() {
        mesh.from("hellodemo")
                .post(URL)
                .withStreamedBody()
                .upstreamAnswers(503)
                .isAnsweredWith(503)
                .afterAttempts(1);
    }

    @Test
    void timeLimitsAreKeptOnTheSimulationsClock() {
        mesh.from("hellodemo")
                .get(URL)
                .upstream(Upstream.of(Answer.status(200).after(Duration.ofMinutes(1))))
                .isAnsweredWith(504)
                .took(Duration.ofSeconds(2))
                .withFlags("UT");
    }

    @Test
    void connectionsFailAsTheScriptSays() {
        SimulatedCall refused = mesh.from("hellodemo")
                .get(URL)
                .upstream(Upstream.of(Answer.refused(), Answer.reset(), Answer.status(200)));

        refused.isAnsweredWith(200).afterAttempts(3);
    }

    @Test
    void sameSeedHasTheSameLuck() {
        assertThat(versions(mesh.seed(7))).isEqualTo(versions(mesh.seed(7))).contains("v1", "v2");
    }

    private static List<String> versions(MeshSimulation mesh) {
        Caller caller = mesh.from("hellodemo");
        return IntStream.range(0, 100)
                .mapToObj(it -> caller.get(URL).end().last().version())
                .toList();
    }

    @Test
    void clientsDifferByNamespaceAndLabels() {
        MeshSimulation exported = MeshSimulation.of(SUBSETS, RULE.replace("spec:", "spec:\n  exportTo: [\".\"]"))
                .with(service("helloworldservice", 9095).version("v1").version("v2"));
        String url = "http://helloworldservice.default:9095/";

        exported.from("hellodemo").get(url).splits(Map.of("v1", 90, "v2", 10));
        exported.from(client("hellodemo").namespace("other")).get(url).splits(Map.of("v1", 50, "v2", 50));
    }

    @Test
    void unknownHostPassesThrough() {
        mesh.from("hellodemo").get("http://example.com/").passesThrough();
        mesh.registryOnly().from("hellodemo").get("http://example.com/").isAnsweredWith(502);
    }

    @Test
    void serviceWithoutHealthyInstanceAnswersNothing() {
        MeshSimulation.of()
                .with(service("a", 80).unhealthyInstance(Map.of()))
                .from("hellodemo")
                .get("http://a/")
                .isAnsweredWith(503)
                .withFlags("UH")
                .withBody("no healthy upstream");
    }

    @Test
    void rulesComeFromTheClassPath() {
        MeshSimulation.ofClasspath("mesh/subsets.yaml", "mesh/header.yaml")
                .with(service("helloworldservice", 9095).version("v1").version("v2"))
                .from("hellodemo")
                .get(URL)
                .header("end-user", "jason")
                .goesTo("helloworldservice", "v2");
        assertThatThrownBy(() -> MeshSimulation.ofClasspath("mesh/missing.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mesh/missing.yaml");
    }

    @Test
    void fileThatIsWrongIsNamed() {
        assertThatThrownBy(() -> MeshSimulation.ofClasspath("mesh/subsets.yaml", "wrong/unknown-field.yaml"))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessage("wrong/unknown-field.yaml: VirtualService.networking.istio.io \"hello\" is invalid: "
                        + "unknown field \"spec.http[0].rout\", did you mean \"route\"?");
        assertThatThrownBy(() -> MeshSimulation.ofClasspath("wrong/no-yaml.yaml"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageStartingWith("wrong/no-yaml.yaml: not YAML in line 2");
    }

    @Test
    void invalidRuleIsRefusedInTheWordsOfTheApi() {
        assertThatThrownBy(() -> MeshSimulation.of(RULE.replace("weight: 90", "weight: -1")))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageStartingWith("VirtualService.networking.istio.io \"hello\" is invalid: ")
                .hasMessageContaining("spec.http[1].route[0].weight: Invalid value: -1");
    }

    @Test
    void callThatAFaultMayAbortIsNotCertain() {
        MeshSimulation faulty = MeshSimulation.of(SUBSETS, """
                        apiVersion: networking.istio.io/v1
                        kind: VirtualService
                        metadata: {name: hello}
                        spec:
                          hosts: [helloworldservice]
                          http:
                          - fault: {abort: {httpStatus: 500, percentage: {value: 20}}}
                            route: [{destination: {host: helloworldservice, subset: v1}}]
                        """)
                .with(service("helloworldservice", 9095).version("v1"));

        assertThatThrownBy(() -> faulty.from("hellodemo").get(URL).goesTo("helloworldservice"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("80.00 % to helloworldservice.default.svc.cluster.local v1")
                .hasMessageContaining("abort: 500 for 20 % (VirtualService default/hello http[0])")
                .hasMessageContaining("20 % answered by these, and not sent");
    }

    @Test
    void preflightGoesNowhere() {
        MeshSimulation cors = MeshSimulation.of(RULE.replace(
                        "  - name: split\n",
                        "  - name: split\n    corsPolicy: {allowOrigins: [{exact: \"http://a\"}]}\n"))
                .and(SUBSETS)
                .with(service("helloworldservice", 9095).version("v1").version("v2"));
        SimulatedCall preflight = cors.from("hellodemo")
                .call("OPTIONS", URL)
                .header("origin", "http://a")
                .header("access-control-request-method", "GET");

        assertThatThrownBy(() -> preflight.goesTo("helloworldservice")).isInstanceOf(AssertionError.class);
        preflight.isAnsweredWith(200).afterAttempts(0);
    }

    @Test
    void rulesThatAreDoubtfulAreTold() {
        assertThat(mesh.doubts()).isEmpty();
        assertThat(MeshSimulation.of(RULE)
                        .with(service("helloworldservice", 9095))
                        .doubts())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).startsWith("VirtualService default/hello: IST0101 "));
    }

    @Test
    void callIsMadeOnce() {
        SimulatedCall call = mesh.from("hellodemo").get(URL);

        assertThat(call.end()).isSameAs(call.end());
        assertThatThrownBy(() -> call.header("a", "b")).isInstanceOf(IllegalStateException.class);
    }
}
