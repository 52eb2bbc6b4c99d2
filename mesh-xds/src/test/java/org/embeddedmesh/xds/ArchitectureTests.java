package org.embeddedmesh.xds;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.embeddedmesh.xds", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final DescribedPredicate<JavaClass> ARRAYS = describe("arrays", JavaClass::isArray);

    private static final String ROOT = "org.embeddedmesh.xds";
    private static final String ADS = ROOT + ".ads";
    private static final String TRANSLATE = ROOT + ".translate";
    private static final String CACHE = ROOT + ".cache";
    private static final String DNS = ROOT + ".dns";
    private static final String REGISTRY = ROOT + ".registry";
    private static final String LOCAL = ROOT + ".local";

    private static final String[] JAVA = {"java..", "org.jspecify..", "org.slf4j.."};
    private static final String[] CORE = {
        "org.embeddedmesh.http",
        "org.embeddedmesh.match",
        "org.embeddedmesh.route",
        "org.embeddedmesh.endpoint",
        "org.embeddedmesh.balance",
        "org.embeddedmesh.retry",
        "org.embeddedmesh.fault",
        "org.embeddedmesh.cors",
        "org.embeddedmesh.tcp",
        "org.embeddedmesh.snapshot"
    };
    private static final String OWN_MESSAGES = "org.embeddedmesh.proto.v1";
    private static final String PROTOBUF = "com.google.protobuf..";
    private static final String GRPC = "io.grpc..";
    private static final String ENVELOPES = "io.envoyproxy.envoy.service.discovery.v3";
    // The node is part of the envelope.
    private static final String NODE = "io.envoyproxy.envoy.config.core.v3";
    // Status and BadRequest, in which a refusal is told.
    private static final String REFUSAL = "com.google.rpc";
    // Routes and policies bring expressions.
    private static final String RE2J = "com.google.re2j";

    @ArchTest
    static final ArchRule rooms = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("facade")
            .definedBy(ROOT)
            .layer("ads")
            .definedBy(ADS)
            .layer("translate")
            .definedBy(TRANSLATE)
            .layer("registry")
            .definedBy(REGISTRY)
            .layer("cache")
            .definedBy(CACHE)
            .layer("dns")
            .definedBy(DNS)
            .layer("local")
            .definedBy(LOCAL)
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("local")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("registry")
            .mayOnlyBeAccessedByLayers("facade")
            .whereLayer("ads")
            .mayOnlyBeAccessedByLayers("facade", "registry")
            .whereLayer("translate")
            .mayOnlyBeAccessedByLayers("facade", "ads", "local")
            .whereLayer("cache")
            .mayOnlyBeAccessedByLayers("facade", "ads")
            .whereLayer("dns")
            .mayOnlyBeAccessedByLayers("facade", "ads");

    @ArchTest
    static final ArchRule noCycles = slices().matching("(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule facadeImports =
            imports(ROOT, JAVA, CORE, of(ADS, REGISTRY, TRANSLATE, CACHE, DNS, OWN_MESSAGES));

    @ArchTest
    static final ArchRule adsImports =
            imports(ADS, JAVA, CORE, of(TRANSLATE, CACHE, DNS, PROTOBUF, GRPC, ENVELOPES, NODE, REFUSAL));

    @ArchTest
    static final ArchRule translateImports =
            imports(TRANSLATE, JAVA, CORE, of(OWN_MESSAGES, PROTOBUF, RE2J, "io.envoyproxy.envoy.."));

    // Bytes, as they came.
    @ArchTest
    static final ArchRule cacheImports = imports(CACHE, JAVA, of(PROTOBUF));

    @ArchTest
    static final ArchRule dnsImports = imports(DNS, JAVA);

    @ArchTest
    static final ArchRule localImports = imports(LOCAL, JAVA, CORE, of(TRANSLATE, PROTOBUF));

    @ArchTest
    static final ArchRule registryImports = imports(REGISTRY, JAVA, of(ADS, OWN_MESSAGES, GRPC));

    /** What protobuf's lite runtime lacks: the jar will be built on it. */
    @ArchTest
    static final ArchRule onlyWhatProtobufLiteHas = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "com\\.google\\.protobuf\\.(Descriptors|TextFormat|DynamicMessage|TypeRegistry|util\\.).*")
            .orShould()
            .callMethod("com.google.protobuf.Any", "unpack", "java.lang.Class")
            .orShould()
            .callMethod("com.google.protobuf.Any", "is", "java.lang.Class")
            .orShould()
            .callMethod("com.google.protobuf.Any", "pack", "com.google.protobuf.Message");

    @ArchTest
    static final ArchRule noMessageInAPublicSignature = classes()
            .that()
            .resideInAnyPackage(ROOT, LOCAL)
            .and()
            .arePublic()
            .should(haveNoSignatureWith(resideInAnyPackage(
                    "com.google..",
                    "io.grpc..",
                    "io.envoyproxy..",
                    OWN_MESSAGES,
                    ADS,
                    TRANSLATE,
                    REGISTRY,
                    CACHE,
                    DNS)));

    private static ArchRule imports(String room, String[]... allowed) {
        String[] packages = Stream.concat(Stream.of(room), Stream.of(allowed).flatMap(Stream::of))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages).or(ARRAYS));
    }

    private static String[] of(String... packages) {
        return packages;
    }

    private static ArchCondition<JavaClass> haveNoSignatureWith(DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("have no public signature with gRPC, protobuf or an inner room") {
            @Override
            public void check(JavaClass subject, ConditionEvents events) {
                subject.getCodeUnits().stream()
                        .filter(it -> it.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(it -> signature(it).anyMatch(hidden))
                        .forEach(it -> events.add(SimpleConditionEvent.violated(it, it.getFullName())));
            }
        };
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        return Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream());
    }
}
