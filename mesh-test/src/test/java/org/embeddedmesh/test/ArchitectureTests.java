package org.embeddedmesh.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a mesh in a unit test may use. That nothing of it may use this module, Maven sees to. */
@AnalyzeClasses(packages = "org.embeddedmesh.test", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    /** No test library: assertions are plain errors, so that every one of them can be used beside. */
    @ArchTest
    static final ArchRule simulation = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.test..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.embeddedmesh.test..",
                    "java..",
                    "org.jspecify..",
                    "org.embeddedmesh.istio.resource",
                    "org.embeddedmesh.istio.world",
                    "org.embeddedmesh.istio.analysis",
                    "org.embeddedmesh.istio.translate",
                    "org.embeddedmesh.xds.local",
                    "org.embeddedmesh.http",
                    "org.embeddedmesh.endpoint",
                    "org.embeddedmesh.route",
                    "org.embeddedmesh.snapshot",
                    "org.embeddedmesh.outbound",
                    "org.embeddedmesh.explain",
                    "org.embeddedmesh.telemetry");
}
