package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.embeddedmesh.explain.Verdict;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.actuate.MeshEndpoint;
import org.embeddedmesh.spring.actuate.MeshHealthIndicator;
import org.embeddedmesh.spring.client.MeshCalls;
import org.embeddedmesh.spring.rules.LocalRules;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MeshRulesAutoConfigurationTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    HttpClientAutoConfiguration.class,
                    MeshRulesAutoConfiguration.class,
                    MeshAutoConfiguration.class,
                    MeshClientAutoConfiguration.class,
                    MeshServerAutoConfiguration.class,
                    MeshActuatorAutoConfiguration.class,
                    MeshHealthAutoConfiguration.class))
            .withPropertyValues(
                    "mesh.rules=classpath:mesh/*.yaml",
                    "management.endpoints.web.exposure.include=mesh",
                    "mesh.service.name=hellodemo");

    @Test
    void rulesOfFilesNeedNoControlPlane() {
        runner.run(context -> {
            assertThat(context)
                    .hasSingleBean(LocalRules.class)
                    .hasSingleBean(MeshCalls.class)
                    .doesNotHaveBean(ControlPlaneClient.class);
            assertThat(context.getBean(SnapshotHolder.class).current().hostIndex())
                    .hasValueSatisfying(it -> assertThat(it.hosts()).containsKey("reviews.default.svc.cluster.local"));
        });
    }

    @Test
    void withoutRulesTheControlPlaneIsAsked() {
        runner.withPropertyValues("mesh.rules=", "mesh.control-plane.address=127.0.0.1:1")
                .run(context -> assertThat(context)
                        .hasSingleBean(ControlPlaneClient.class)
                        .doesNotHaveBean(LocalRules.class));
    }

    @Test
    void rulesMayBeAList() {
        runner.withPropertyValues("mesh.rules[0]=classpath:mesh/reviews.yaml")
                .run(context -> assertThat(context).hasSingleBean(LocalRules.class));
    }

    @Test
    void actuatorTellsWhereTheRulesAreFrom() {
        runner.run(context -> {
            MeshEndpoint endpoint = context.getBean(MeshEndpoint.class);
            assertThat(endpoint.mesh().controlPlane().state()).isEqualTo("LOCAL");
            assertThat(endpoint.mesh().controlPlane().server()).isEqualTo("classpath:mesh/*.yaml");
            assertThat(endpoint.explain("explain", "http://reviews:9080/", null, null)
                            .explanation()
                            .verdict())
                    .isEqualTo(Verdict.FORWARDED);
            assertThat(context.getBean(MeshHealthIndicator.class).health().getStatus())
                    .isEqualTo(Status.UP);
        });
    }

    @Test
    void fileWithAMistakeEndsTheStartAndIsNamed() {
        runner.withPropertyValues("mesh.rules=classpath:mesh-refused/subset.yaml")
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("mesh.rules", "mesh-refused/subset.yaml", "spec.subsets[0].name"));
    }

    @Test
    void propertyThatIsNotSetIsNamedWhereItsPlaceIsNoYaml() {
        runner.withPropertyValues("mesh.rules=classpath:mesh-refused/placeholder.yaml")
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("mesh-refused/placeholder.yaml", "no property is set for ${reviews.port}"));
    }

    @Test
    void patternWithoutAFileEndsTheStart() {
        runner.withPropertyValues("mesh.rules=classpath:nowhere/*.yaml")
                .run(context -> assertThat(analysis(context.getStartupFailure()).getDescription())
                        .contains("no file matches classpath:nowhere/*.yaml"));
    }

    @Test
    void withoutTheReaderOfRulesTheStartSaysWhatToAdd() {
        runner.withClassLoader(new FilteredClassLoader("org.embeddedmesh.istio"))
                .run(context -> assertThat(analysis(context.getStartupFailure()).getAction())
                        .contains("org.embeddedmesh:mesh-istio"));
    }

    @Test
    void policyThatIsNotEnforcedIsSaid(CapturedOutput output) {
        runner.run(context -> {
            context.getBean(LocalRules.class).use("""
                    apiVersion: security.istio.io/v1
                    kind: AuthorizationPolicy
                    metadata: {name: nobody}
                    spec: {}
                    """);
            assertThat(output).contains("authorization-policy/nobody: spec.rules: not enforced");
        });
    }

    private static FailureAnalysis analysis(Throwable failure) {
        return new InvalidMeshPropertyFailureAnalyzer().analyze(failure);
    }
}
