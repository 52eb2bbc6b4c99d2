package org.embeddedmesh.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.conformance.Expectations.Expectation;
import org.embeddedmesh.conformance.calls.Recordings;
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
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Every case of the folder; the system property {@code conformance.only} takes those whose key contains it. */
final class ThirdPartyConformance {

    private static final Recordings RECORDINGS = new Recordings();
    private static final List<CaseSource> SOURCES = List.of(
            new HeaderMatchers(),
            new RouteCases(),
            new RouterCheck(),
            new InvalidTables(),
            new Validation(),
            new Documents(),
            new Wire(),
            RECORDINGS);

    private static final Expectations EXPECTATIONS = Expectations.read("expected-failures.txt");
    private static final Report REPORT = new Report();

    @TestFactory
    Stream<DynamicNode> cases() {
        CaseFolder folder = CaseFolder.find().orElseThrow(ThirdPartyConformance::nothingToCompareWith);
        String only = System.getProperty("conformance.only", "");
        Map<String, List<Case>> byFile = SOURCES.stream()
                .flatMap(source -> source.cases(folder).stream())
                .filter(it -> it.key().contains(only))
                .collect(Collectors.groupingBy(Case::file, LinkedHashMap::new, Collectors.toList()));
        assertThat(byFile).as("cases in the folder that CONFORMANCE_DIR names").isNotEmpty();
        DynamicTest shrinking = DynamicTest.dynamicTest(
                "what is listed fails",
                () -> assertThat(EXPECTATIONS.unmet())
                        .as("listed as expected failures, and passing: take them from the list")
                        .isEmpty());
        return Stream.concat(
                byFile.entrySet().stream().map(it -> container(it.getKey(), it.getValue())), Stream.of(shrinking));
    }

    private static TestAbortedException nothingToCompareWith() {
        String message = "conformance is skipped: CONFORMANCE_DIR is not set, there is nothing to compare with";
        System.out.println(message);
        return new TestAbortedException(message);
    }

    private static DynamicContainer container(String file, List<Case> cases) {
        return DynamicContainer.dynamicContainer(
                file, cases.stream().map(it -> DynamicTest.dynamicTest(it.name(), () -> judge(it, it.verdict()))));
    }

    private static void judge(Case subject, Verdict verdict) {
        Optional<Expectation> expected = EXPECTATIONS.of(subject.key());
        REPORT.add(subject, verdict, expected.map(Expectation::reason).orElse(""));
        if (verdict instanceof Verdict.NotApplicable notApplicable) {
            Assumptions.abort("not applicable: " + notApplicable.reason());
        }
        if (verdict instanceof Verdict.Failed failed) {
            Expectation expectation = expected.orElseThrow(
                    () -> new AssertionError(String.join(System.lineSeparator(), failed.differences())));
            EXPECTATIONS.isMet(expectation);
            Assumptions.abort("expected: " + expectation.reason());
        }
    }

    @AfterAll
    static void write() {
        RECORDINGS.close();
        REPORT.write();
    }
}
