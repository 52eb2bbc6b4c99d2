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
import org.embeddedmesh.route.RouteAction.Forward;
import org.embeddedmesh.route.RouteEntry;

/** Requests and the clusters that they go to. */
public final class RouteCases implements CaseSource {

    private static final String FILE = "envoy/route-cases.json";

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        Numbered names = new Numbered();
        if (folder.has(FILE)) {
            for (JsonNode test : folder.json(FILE)) {
                String yaml = test.path("config_yaml").asText();
                test.path("cases")
                        .forEach(it -> cases.add(
                                new Case(FILE, names.name(test.path("test").asText()), () -> run(yaml, it))));
            }
        }
        return cases;
    }

    private static Verdict run(String yaml, JsonNode subject) throws Exception {
        TestRequest request = new TestRequest(
                subject.path("method").asText(),
                subject.path("scheme").asText(),
                subject.path("authority").asText(),
                subject.path("path").asText(),
                headers(subject));
        String cluster = cluster(
                EnvoyTable.table(yaml).match(request),
                request,
                subject.path("random").asLong());
        String expected = subject.path("cluster").asText();
        return cluster.equals(expected)
                ? Verdict.PASSED
                : Verdict.failed("cluster: recorded '" + expected + "', observed '" + cluster + "'");
    }

    // Envoy's tests send some fields with every request; only this one is ever asked for.
    private static TestHeaders headers(JsonNode subject) {
        TestHeaders headers = TestHeaders.of(subject.path("extra"));
        headers.add("x-safe", "safe");
        return headers;
    }

    static String cluster(Optional<RouteEntry> route, TestRequest request, long random) {
        return route.filter(it -> it.route().action() instanceof Forward)
                .map(it -> it.split(random).cluster(request))
                .orElse("");
    }
}
