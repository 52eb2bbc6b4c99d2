package org.embeddedmesh.conformance.envoy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.conformance.envoy.TestRequest.TestHeaders;

/** Matchers of headers, as conditions of a route. */
public final class HeaderMatchers implements CaseSource {

    private static final String FILE = "envoy/header-matchers.json";

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        Numbered names = new Numbered();
        if (folder.has(FILE)) {
            folder.json(FILE)
                    .forEach(it ->
                            cases.add(new Case(FILE, names.name(it.path("test").asText()), () -> run(it))));
        }
        return cases;
    }

    private static Verdict run(JsonNode subject) throws Exception {
        TestRequest request =
                new TestRequest("GET", "http", "example.com", "/", TestHeaders.of(subject.path("headers")));
        boolean matches = EnvoyTable.table(table(subject.path("matchers_yaml")))
                .match(request)
                .isPresent();
        boolean expected = subject.path("expect").asBoolean();
        return matches == expected ? Verdict.PASSED : Verdict.failed("recorded " + expected + ", observed " + matches);
    }

    private static String table(JsonNode matchers) {
        StringBuilder yaml = new StringBuilder("""
                virtual_hosts:
                - name: all
                  domains: ['*']
                  routes:
                  - route: {cluster: matched}
                    match:
                      prefix: /
                      headers:
                """);
        matchers.forEach(it -> yaml.append("      - ")
                .append(it.asText().stripTrailing().replace("\n", "\n        "))
                .append('\n'));
        return yaml.toString();
    }
}
