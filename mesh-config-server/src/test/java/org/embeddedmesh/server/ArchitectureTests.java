package org.embeddedmesh.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The rooms of the control plane: what each may import, third-party libraries with their reasons. */
@AnalyzeClasses(packages = "org.embeddedmesh.server", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String[] EVERYWHERE = {"java..", "org.jspecify..", "org.slf4j.."};

    /** Jackson: resources are JSON trees. Flyway and H2: the file. */
    @ArchTest
    static final ArchRule store = room(
            "org.embeddedmesh.server.store",
            "org.embeddedmesh.istio.resource",
            "com.fasterxml.jackson..",
            "org.flywaydb..",
            "org.h2..",
            "javax.sql..");

    /** Jackson: resources are JSON trees. Servlet: bytes in and out. zjsonpatch: RFC 6902. Protobuf: kubectl's namespaces. */
    @ArchTest
    static final ArchRule api = room(
            "org.embeddedmesh.server.api..",
            "org.embeddedmesh.server.store",
            "org.embeddedmesh.istio.resource",
            "org.embeddedmesh.istio.analysis",
            "com.fasterxml.jackson..",
            "jakarta.servlet..",
            "io.fabric8.zjsonpatch..",
            "com.google.protobuf..");

    /** gRPC and protobuf: the registration RPC. Jackson: the file of workloads. Guava: IP addresses, read without a lookup. */
    @ArchTest
    static final ArchRule registry = room(
            "org.embeddedmesh.server.registry..",
            "org.embeddedmesh.istio.resource",
            "org.embeddedmesh.istio.world",
            "org.embeddedmesh.proto..",
            "com.fasterxml.jackson..",
            "io.grpc..",
            "com.google.protobuf..",
            "com.google.common..");

    /** gRPC, protobuf and Envoy's messages: the wire. Guava: hashing of versions. */
    @ArchTest
    static final ArchRule ads = room(
            "org.embeddedmesh.server.ads..",
            "org.embeddedmesh.istio.world",
            "org.embeddedmesh.istio.translate",
            "org.embeddedmesh.proto..",
            "io.grpc..",
            "com.google.protobuf..",
            "com.google.rpc..",
            "com.google.common..",
            "io.envoyproxy..");

    /** grpc-xds: gRPC's own client and server are members in tests, and nothing that is shipped builds on them. */
    @ArchTest
    static final ArchRule grpcXdsIsForTests =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.grpc.xds..");

    /** The engine of the data plane, to try a call; Jackson: the call comes and the explanation goes as JSON. */
    @ArchTest
    static final ArchRule simulate = room(
            "org.embeddedmesh.server.simulate",
            "org.embeddedmesh.server.api",
            "org.embeddedmesh.server.api.status",
            "org.embeddedmesh.istio.resource",
            "org.embeddedmesh.istio.world",
            "org.embeddedmesh.istio.analysis",
            "org.embeddedmesh.istio.translate",
            "org.embeddedmesh.xds.local",
            "org.embeddedmesh.explain",
            "org.embeddedmesh.http",
            "org.embeddedmesh.snapshot",
            "com.fasterxml.jackson..",
            "jakarta.servlet..");

    @ArchTest
    static final ArchRule onlySimulateSeesTheEngine = noClasses()
            .that()
            .resideOutsideOfPackage("org.embeddedmesh.server.simulate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.embeddedmesh.xds..", "org.embeddedmesh.explain..", "org.embeddedmesh.snapshot..");

    @ArchTest
    static final ArchRule nothingImportsTheWiring = noClasses()
            .that()
            .resideOutsideOfPackage("org.embeddedmesh.server.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.embeddedmesh.server.app..");

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("org.embeddedmesh.server.(**)").should().beFreeOfCycles();

    private static ArchRule room(String room, String... imports) {
        String[] allowed = Stream.of(Stream.of(room), Stream.of(EVERYWHERE), Stream.of(imports))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }
}
