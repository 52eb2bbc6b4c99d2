package org.embeddedmesh.istio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The rooms of Istio's API: what each may import, third-party libraries with their reasons. */
@AnalyzeClasses(packages = "org.embeddedmesh.istio", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] EVERYWHERE = {"java..", "org.jspecify.."};

    /** Jackson: objects arrive as JSON trees. SnakeYAML Engine: YAML 1.2. re2j: expressions must be RE2's. */
    @ArchTest
    static final ArchRule resource = room(
            "org.embeddedmesh.istio.resource",
            "com.fasterxml.jackson.databind..",
            "org.snakeyaml.engine..",
            "com.google.re2j");

    @ArchTest
    static final ArchRule world = room("org.embeddedmesh.istio.world", "org.embeddedmesh.istio.resource");

    /** Protobuf, Envoy's messages and our own: what is translated into. re2j: tests whose outcome is known before. */
    @ArchTest
    static final ArchRule translate = room(
            "org.embeddedmesh.istio.translate",
            "org.embeddedmesh.istio.world",
            "org.embeddedmesh.istio.resource",
            "org.embeddedmesh.proto..",
            "com.google.protobuf",
            "com.google.re2j",
            "io.envoyproxy.envoy..");

    @ArchTest
    static final ArchRule analysis =
            room("org.embeddedmesh.istio.analysis", "org.embeddedmesh.istio.world", "org.embeddedmesh.istio.resource");

    @ArchTest
    static final ArchRule allIsInARoom = classes()
            .should()
            .resideInAnyPackage(
                    "org.embeddedmesh.istio.resource",
                    "org.embeddedmesh.istio.world",
                    "org.embeddedmesh.istio.analysis",
                    "org.embeddedmesh.istio.translate");

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("org.embeddedmesh.istio.(**)").should().beFreeOfCycles();

    private static ArchRule room(String room, String... imports) {
        String[] allowed = Stream.of(Stream.of(room), Stream.of(EVERYWHERE), Stream.of(imports))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
