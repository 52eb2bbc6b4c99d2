package org.embeddedmesh.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the Spring Boot door: who may enter which, and which libraries each may use. */
@AnalyzeClasses(packages = "org.embeddedmesh.spring", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] EVERYWHERE = {"java..", "org.jspecify..", "org.slf4j..", "org.embeddedmesh.."};

    @ArchTest
    static final ArchRule roomsAreEnteredFromTheRightSide = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("client")
            .definedBy("org.embeddedmesh.spring.client")
            .layer("httpcore")
            .definedBy("org.embeddedmesh.spring.client.httpcore")
            .layer("discovery")
            .definedBy("org.embeddedmesh.spring.discovery")
            .layer("server")
            .definedBy("org.embeddedmesh.spring.server")
            .layer("rules")
            .definedBy("org.embeddedmesh.spring.rules")
            .layer("actuate")
            .definedBy("org.embeddedmesh.spring.actuate")
            .layer("autoconfigure")
            .definedBy("org.embeddedmesh.spring.autoconfigure")
            .whereLayer("client")
            .mayNotAccessAnyLayer()
            // Carries out what the client's port says.
            .whereLayer("httpcore")
            .mayOnlyAccessLayers("client")
            .whereLayer("discovery")
            .mayOnlyAccessLayers("client")
            .whereLayer("server")
            .mayNotAccessAnyLayer()
            .whereLayer("rules")
            .mayNotAccessAnyLayer()
            // Shows how much traffic arrives, and what became of copies.
            .whereLayer("actuate")
            .mayOnlyAccessLayers("server", "client")
            .whereLayer("autoconfigure")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("org.embeddedmesh.spring.(**)").should().beFreeOfCycles();

    /** The connection to the control plane is a plain Java port: its wire is not seen here. */
    @ArchTest
    static final ArchRule noWire = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.grpc..",
                    "com.google.protobuf..",
                    "io.envoyproxy..",
                    "org.embeddedmesh.proto..",
                    "org.embeddedmesh.xds.ads..",
                    "org.embeddedmesh.xds.translate..",
                    "org.embeddedmesh.xds.registry..");

    /** Spring's clients: they are what is led to the mesh. */
    @ArchTest
    static final ArchRule clientKnowsSpringsClients = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.spring.client")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    "org.springframework.http..",
                    "org.springframework.web.client..",
                    "org.springframework.beans..",
                    "org.springframework.util..",
                    "org.springframework.core..",
                    "org.springframework.boot.http.client.."));

    /** HttpComponents' core: HTTP/1.1 on a socket, nothing above it. */
    @ArchTest
    static final ArchRule transportKnowsHttpCore = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.spring.client.httpcore")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("org.apache.hc.core5.."));

    /** Spring Cloud's discovery and load-balancing interfaces, which are reactive. */
    @ArchTest
    static final ArchRule discoveryKnowsSpringCloud = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.spring.discovery")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    "org.springframework.cloud..",
                    "org.springframework.http..",
                    "org.springframework.beans..",
                    "org.springframework.context..",
                    "org.springframework.core..",
                    "reactor..",
                    "org.reactivestreams.."));

    /** Servlets arrive, Spring Boot says when the application is ready. */
    @ArchTest
    static final ArchRule serverKnowsServletsAndLifecycle = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.spring.server")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(
                    "jakarta.servlet..", "org.springframework.boot.availability..", "org.springframework.context.."));

    /** Files on the class path and elsewhere; Istio's API, which an application has only if it reads rules itself. */
    @ArchTest
    static final ArchRule rulesKnowsFiles = classes()
            .that()
            .resideInAPackage("org.embeddedmesh.spring.rules")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("org.springframework.core.io.."));

    @ArchTest
    static final ArchRule onlyRulesNeedsIstiosApi = noClasses()
            .that()
            .resideOutsideOfPackage("org.embeddedmesh.spring.rules")
            .and()
            .doNotHaveFullyQualifiedName("org.embeddedmesh.spring.autoconfigure.MeshRulesAutoConfiguration$Local")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.embeddedmesh.istio..");

    /** These moved in Spring Boot 4: a starter for it replaces only the classes named here. */
    @ArchTest
    static final ArchRule whatMovedLaterStaysInFewClasses = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.embeddedmesh.spring.actuate.MeshHealthIndicator")
            .and()
            .doNotHaveFullyQualifiedName("org.embeddedmesh.spring.autoconfigure.MeshHealthAutoConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.boot.actuate.health..",
                    "org.springframework.boot.web.client..",
                    "org.springframework.boot.web.context..",
                    "org.springframework.boot.web.embedded..",
                    "org.springframework.boot.autoconfigure.web..",
                    "org.springframework.boot.actuate.autoconfigure.metrics..",
                    "org.springframework.boot.actuate.autoconfigure.tracing..");

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(EVERYWHERE, EVERYWHERE.length + more.length);
        System.arraycopy(more, 0, all, EVERYWHERE.length, more.length);
        return all;
    }
}
