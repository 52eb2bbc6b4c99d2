package org.embeddedmesh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the data plane's judgement: who may enter which, and which libraries each may use. */
@AnalyzeClasses(packages = "org.embeddedmesh", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule roomsAreEnteredFromTheRightSide = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("http")
            .definedBy("org.embeddedmesh.http")
            .layer("endpoint")
            .definedBy("org.embeddedmesh.endpoint")
            .layer("telemetry")
            .definedBy("org.embeddedmesh.telemetry")
            .layer("match")
            .definedBy("org.embeddedmesh.match")
            .layer("retry")
            .definedBy("org.embeddedmesh.retry")
            .layer("fault")
            .definedBy("org.embeddedmesh.fault")
            .layer("cors")
            .definedBy("org.embeddedmesh.cors")
            .layer("balance")
            .definedBy("org.embeddedmesh.balance")
            .layer("route")
            .definedBy("org.embeddedmesh.route")
            .layer("tcp")
            .definedBy("org.embeddedmesh.tcp")
            .layer("snapshot")
            .definedBy("org.embeddedmesh.snapshot")
            .layer("outbound")
            .definedBy("org.embeddedmesh.outbound")
            .layer("explain")
            .definedBy("org.embeddedmesh.explain")
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .whereLayer("endpoint")
            .mayNotAccessAnyLayer()
            .whereLayer("telemetry")
            .mayOnlyAccessLayers("http")
            .whereLayer("match")
            .mayOnlyAccessLayers("http")
            .whereLayer("retry")
            .mayOnlyAccessLayers("http")
            .whereLayer("balance")
            .mayOnlyAccessLayers("endpoint", "http")
            .whereLayer("fault")
            .mayOnlyAccessLayers("http", "match")
            .whereLayer("cors")
            .mayOnlyAccessLayers("http", "match")
            // A route's action carries its policies.
            .whereLayer("route")
            .mayOnlyAccessLayers("http", "match", "retry", "fault", "cors")
            .whereLayer("tcp")
            .mayOnlyAccessLayers("route")
            .whereLayer("snapshot")
            .mayOnlyAccessLayers("http", "endpoint", "telemetry", "match", "retry", "balance", "route", "tcp")
            .whereLayer("outbound")
            .mayNotBeAccessedByAnyLayer()
            // Beside the room whose decisions it explains: both ask the same rooms below.
            .whereLayer("explain")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("explain")
            .mayOnlyAccessLayers("http", "endpoint", "match", "retry", "fault", "cors", "balance", "route", "snapshot");

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("org.embeddedmesh.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule allIsInARoom = classes()
            .should()
            .resideInAnyPackage(
                    "org.embeddedmesh.http",
                    "org.embeddedmesh.endpoint",
                    "org.embeddedmesh.telemetry",
                    "org.embeddedmesh.match",
                    "org.embeddedmesh.retry",
                    "org.embeddedmesh.fault",
                    "org.embeddedmesh.cors",
                    "org.embeddedmesh.balance",
                    "org.embeddedmesh.route",
                    "org.embeddedmesh.tcp",
                    "org.embeddedmesh.snapshot",
                    "org.embeddedmesh.outbound",
                    "org.embeddedmesh.explain");

    /** JSpecify everywhere: what may be null is said, and checked. */
    @ArchTest
    static final ArchRule onlyTheJdkAndJSpecify = classes()
            .that()
            .resideOutsideOfPackages("org.embeddedmesh.match", "org.embeddedmesh.route")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.embeddedmesh..", "org.jspecify..");

    /** re2j: expressions come from configuration, so they must take linear time and mean what they mean in Envoy. */
    @ArchTest
    static final ArchRule matchersAndRewritesUseRe2j = classes()
            .that()
            .resideInAnyPackage("org.embeddedmesh.match", "org.embeddedmesh.route")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.embeddedmesh..", "org.jspecify..", "com.google.re2j");
}
