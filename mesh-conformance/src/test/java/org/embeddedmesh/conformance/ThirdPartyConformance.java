package org.embeddedmesh.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.conformance.envoy.HeaderMatchers;
import org.embeddedmesh.conformance.envoy.InvalidTables;
import org.embeddedmesh.conformance.envoy.RouteCases;
import org.embeddedmesh.conformance.envoy.RouterCheck;
import org.embeddedmesh.conformance.istio.Documents;
import org.embeddedmesh.conformance.istio.Validation;
import org.embeddedmesh.conformance.istio.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Every case of the folder; the system property {@code conformance.only} takes those whose key contains it. */
final class ThirdPartyConformance {

    private static final List<CaseSource> SOURCES = List.of(
            new HeaderMatchers(),
            new RouteCases(),
            new RouterCheck(),
            new InvalidTables(),
            new Validation(),
            new Documents(),
            new Wire());

    private static final Expectations EXPECTATIONS = Expectations.read("expected-failures.txt");
    private static final Report REPORT = new Report();

    @TestFactory
    Stream<DynamicContainer> cases() {
        CaseFolder folder = CaseFolder.find()
                .orElseThrow(() -> new TestAbortedException("CONFORMANCE_DIR is not set: nothing to compare with"));
        String only = System.getProperty("conformance.only", "");
        Map<String, List<Case>> byFile = SOURCES.stream()
                .flatMap(source -> source.cases(folder).stream())
                .filter(it -> it.key().contains(only))
                .collect(Collectors.groupingBy(Case::file, LinkedHashMap::new, Collectors.toList()));
        assertThat(byFile).as("cases in the folder that CONFORMANCE_DIR names").isNotEmpty();
        return byFile.entrySet().stream()
                .map(file -> DynamicContainer.dynamicContainer(
                        file.getKey(),
                        file.getValue().stream()
                                .map(it -> DynamicTest.dynamicTest(it.name(), () -> judge(it, it.verdict())))));
    }

    private static void judge(Case subject, Verdict verdict) {
        String expected = EXPECTATIONS.reason(subject.key()).orElse("");
        REPORT.add(subject, verdict, expected);
        if (!expected.isEmpty()) {
            assertThat(verdict)
                    .as("listed as an expected failure: take it from the list")
                    .isInstanceOf(Verdict.Failed.class);
            Assumptions.abort("expected: " + expected);
        }
        if (verdict instanceof Verdict.NotApplicable notApplicable) {
            Assumptions.abort("not applicable: " + notApplicable.reason());
        }
        if (verdict instanceof Verdict.Failed failed) {
            throw new AssertionError(String.join(System.lineSeparator(), failed.differences()));
        }
    }

    @AfterAll
    static void write() {
        REPORT.write();
    }
}
