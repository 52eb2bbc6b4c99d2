package org.embeddedmesh.conformance.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.conformance.envoy.TestRequest.TestHeaders;
import org.embeddedmesh.route.RouteEntry;

/** Envoy's router_check_tool: a table, requests, and what shall become of them. */
public final class RouterCheck implements CaseSource {

    private static final String FOLDER = "envoy/router-check";

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        for (String file : folder.files(FOLDER, ".golden.proto.json")) {
            String yaml = folder.text(file.replace(".golden.proto.json", ".yaml"));
            Numbered names = new Numbered();
            folder.json(file)
                    .path("tests")
                    .forEach(it -> cases.add(
                            new Case(file, names.name(it.path("test_name").asText()), () -> run(yaml, it))));
        }
        return cases;
    }

    private static TestHeaders headers(JsonNode input) {
        TestHeaders headers = TestHeaders.ofOptions(input.path("additional_request_headers"));
        if (input.path("internal").asBoolean()) {
            headers.add("x-envoy-internal", "true");
        }
        return headers;
    }

    private static Verdict run(String yaml, JsonNode test) throws Exception {
        if (test.path("input").has("runtime")) {
            return new Verdict.NotApplicable("runtime keys");
        }
        JsonNode input = test.path("input");
        TestRequest request = new TestRequest(
                input.path("method").asText("GET"),
                input.path("ssl").asBoolean() ? "https" : "http",
                input.path("authority").asText(),
                input.path("path").asText(),
                headers(input));
        Optional<RouteEntry> route = EnvoyTable.table(yaml).match(request);
        List<String> differences =
                new Validation(request, route, input.path("random_value").asLong()).differences(test.path("validate"));
        boolean namesStatistics =
                !test.path("validate").path("virtual_cluster_name").asText().isEmpty();
        return differences.isEmpty() && namesStatistics
                ? new Verdict.NotApplicable(
                        "virtual clusters, which only name Envoy's statistics; the rest of it passes")
                : Verdict.of(differences);
    }
}
