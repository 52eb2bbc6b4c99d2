package org.embeddedmesh.benchmarks;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.embeddedmesh.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "org.embeddedmesh.benchmarks";

    @ArchTest
    static final ArchRule rooms = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("decision")
            .definedBy(ROOT + ".decision..")
            .layer("closedloop")
            .definedBy(ROOT + ".closedloop")
            .layer("rulechange")
            .definedBy(ROOT + ".rulechange")
            .layer("peers")
            .definedBy(ROOT + ".peers")
            .layer("figures")
            .definedBy(ROOT + ".figures")
            .whereLayer("decision")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("closedloop")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rulechange")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("peers")
            .mayOnlyBeAccessedByLayers("closedloop", "rulechange")
            .whereLayer("figures")
            .mayOnlyBeAccessedByLayers("closedloop", "rulechange");
}
