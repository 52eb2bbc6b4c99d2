package org.embeddedmesh.server.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ExplainServletTests {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String RULE = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: %s, creationTimestamp: "2026-01-01T00:00:00Z"}
            spec:
              hosts: [reviews]
              http: [{directResponse: {status: %d}}]
            """;

    private final List<Resource<?>> saved = new ArrayList<>();
    private ExplainServlet servlet = new ExplainServlet(this::mesh, NOW);

    @Test
    void callGoesByTheRulesThatAreSaved() throws Exception {
        assertThat(explain("request: {url: 'http://reviews:9080/x'}")
                        .at("/explanation/route/targets/0/chance")
                        .asDouble())
                .isEqualTo(1);

        saved.addAll(Manifest.read(RULE.formatted("saved", 401), "default"));

        JsonNode answer = explain("request: {url: 'http://reviews:9080/x'}");
        assertThat(answer.at("/explanation/verdict").asText()).isEqualTo("ANSWERED");
        assertThat(answer.at("/explanation/route/status").asInt()).isEqualTo(401);
        assertThat(answer.at("/explanation/route/origin/resource").asText()).isEqualTo("VirtualService default/saved");
        assertThat(answer.at("/summary/0").asText()).isEqualTo("GET http://reviews:9080/x");
    }

    @Test
    void ruleThatIsNotSavedTakesThePlaceOfTheSavedOne() throws Exception {
        saved.addAll(Manifest.read(RULE.formatted("rule", 401), "default"));

        assertThat(status("request: {url: 'http://reviews:9080/x'}\nresources:\n" + item(RULE.formatted("rule", 402))))
                .isEqualTo(402);
        assertThat(status("request: {url: 'http://reviews:9080/x'}")).isEqualTo(401);
    }

    @Test
    void newRuleIsYoungerThanThoseThatAreSaved() throws Exception {
        saved.addAll(Manifest.read(RULE.formatted("saved", 401), "default"));

        assertThat(status("request: {url: 'http://reviews:9080/x'}\nresources:\n" + item(RULE.formatted("a-new", 402))))
                .isEqualTo(401);
    }

    @Test
    void clientIsWhoTheCallSays() throws Exception {
        saved.addAll(Manifest.read(
                RULE.formatted("labels", 401)
                        .replace("{directResponse", "{match: [{sourceLabels: {app: a}}], directResponse"),
                "default"));

        assertThat(explain("request: {url: 'http://reviews:9080/'}")
                        .at("/explanation/verdict")
                        .asText())
                .isEqualTo("FORWARDED");
        assertThat(status("request: {url: 'http://reviews:9080/'}\nclient: {labels: {app: a}}"))
                .isEqualTo(401);
        assertThat(explain("request: {url: 'http://reviews:9080/'}\nclient: {namespace: other}")
                        .at("/explanation/verdict")
                        .asText())
                .isEqualTo("PASSES_THROUGH");
    }

    @Test
    void headersOfTheCallCount() throws Exception {
        saved.addAll(Manifest.read(
                RULE.formatted("headers", 401)
                        .replace("{directResponse", "{match: [{headers: {a: {exact: b}}}], directResponse"),
                "default"));

        assertThat(status("request: {url: 'http://reviews:9080/', headers: {A: [x, b]}}"))
                .isEqualTo(401);
    }

    @Test
    void resourceThatTheApiWouldRefuseIsRefusedWithItsWords() throws Exception {
        MockHttpServletResponse response = post(
                "application/yaml",
                "request: {url: 'http://reviews:9080/'}\nresources:\n" + item(RULE.formatted("bad", 7)));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(json(response).path("message").asText())
                .startsWith(
                        "VirtualService.networking.istio.io \"bad\" is invalid: spec.http[0].directResponse.status");
        assertThat(json(response).at("/details/causes/0/field").asText()).isEqualTo("resources[0]");
    }

    @Test
    void doubtsAboutARuleThatIsNotSavedAreTold() throws Exception {
        String rule = RULE.formatted("doubtful", 401)
                .replace("{directResponse: {status: 401}}", "{route: [{destination: {host: nowhere}}]}");

        assertThat(explain("request: {url: 'http://reviews:9080/'}\nresources:\n" + item(rule))
                        .at("/doubts/0")
                        .asText())
                .startsWith("VirtualService default/doubtful: IST0101 spec.http[0].route[0].destination.host");
    }

    @Test
    void urlThatIsNoneIsRefused() throws Exception {
        MockHttpServletResponse response = post("application/json", "{\"request\": {\"url\": \"reviews\"}}");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(json(response).at("/details/causes/0/field").asText()).isEqualTo("request.url");
    }

    @Test
    void nothingOfTheBodyIsOverlooked() throws Exception {
        String request = "request: {url: 'http://reviews:9080/'";
        assertThat(refused("requests: {url: 'http://reviews:9080/'}"))
                .isEqualTo("requests: no field of this name; known are request, client, resources");
        assertThat(refused("request: 'http://reviews:9080/'"))
                .isEqualTo("request: an object was expected, such as {url: ...}");
        assertThat(refused(request + ", header: {a: b}}"))
                .isEqualTo("request.header: no field of this name; known are url, method, headers");
        assertThat(refused(request + ", headers: ['a: b']}"))
                .isEqualTo("request.headers: an object was expected, such as {name: ...}");
        assertThat(refused(request + ", headers: {a: {exact: b}}}"))
                .isEqualTo("request.headers.a: a text or a list of texts was expected");
        assertThat(refused(request + "}\nclient: {namespaces: other}"))
                .isEqualTo("client.namespaces: no field of this name; known are namespace, labels");
        assertThat(refused(request + "}\nclient: {labels: {app: [a]}}"))
                .isEqualTo("client.labels.app: a text was expected");
        assertThat(refused(request + "}\nresources: {kind: VirtualService}"))
                .isEqualTo("resources: a list was expected");
    }

    private String refused(String body) throws Exception {
        MockHttpServletResponse response = post("application/yaml", body);
        assertThat(response.getStatus()).isEqualTo(400);
        return json(response).path("message").asText();
    }

    @Test
    void otherMethodsBodiesAndSizesAreRefusedAsByTheApi() throws Exception {
        MockHttpServletResponse get = new MockHttpServletResponse();
        servlet.service(new MockHttpServletRequest("GET", ExplainServlet.MAPPING), get);

        assertThat(get.getStatus()).isEqualTo(405);
        assertThat(post("text/plain", "{\"request\": {\"url\": \"http://reviews/\"}}")
                        .getStatus())
                .isEqualTo(415);
        assertThat(post("application/json", " ".repeat(3 * 1024 * 1024 + 1)).getStatus())
                .isEqualTo(413);
        assertThat(post("application/json", "[]").getStatus()).isEqualTo(400);
    }

    @Test
    void failureOfTheServersOwnIsAStatusToo() throws Exception {
        servlet = new ExplainServlet(
                () -> {
                    throw new IllegalStateException("no mesh");
                },
                NOW);

        MockHttpServletResponse response = post("application/yaml", "request: {url: 'http://reviews:9080/'}");

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(json(response).path("reason").asText()).isEqualTo("InternalError");
    }

    @Test
    void callsBeyondTwoAtATimeAreRefused() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        // Each call makes another one while it is explained.
        servlet = new ExplainServlet(
                () -> {
                    statuses.add(statusOfAnother());
                    return mesh();
                },
                NOW);

        int first = statusOfAnother();

        assertThat(statuses).containsExactly(429, 200);
        assertThat(first).isEqualTo(200);
    }

    private int statusOfAnother() {
        try {
            return post("application/yaml", "request: {url: 'http://reviews:9080/'}")
                    .getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int status(String body) throws Exception {
        return explain(body).at("/explanation/route/status").asInt();
    }

    private JsonNode explain(String yaml) throws Exception {
        MockHttpServletResponse response = post("application/yaml", yaml);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return json(response);
    }

    private MockHttpServletResponse post(String contentType, String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", ExplainServlet.MAPPING);
        request.setContentType(contentType);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return new ObjectMapper().readTree(response.getContentAsString());
    }

    /** As an element of a YAML list. */
    private static String item(String yaml) {
        return "- " + yaml.strip().replace("\n", "\n  ") + "\n";
    }

    private KnownMesh mesh() {
        WorkloadInstance reviews = new WorkloadInstance(
                "reviews-1",
                "reviews",
                "default",
                "10.0.0.1",
                List.of(new WorkloadInstance.Port("http", 9080, 9080, "http")),
                Map.of(),
                "",
                "",
                true);
        return new KnownMesh(saved, List.of(reviews), MeshSettings.defaults());
    }
}
