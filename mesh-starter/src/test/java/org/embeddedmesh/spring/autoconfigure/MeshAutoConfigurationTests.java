package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MeshAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class))
            .withPropertyValues(
                    "mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort(),
                    "spring.application.name=reviews");

    @Test
    void startsWithoutAControlPlane() {
        runner.run(context -> {
            assertThat(context).hasSingleBean(SnapshotHolder.class).hasSingleBean(OutboundEngine.class);
            assertThat(context.getBean(ControlPlaneClient.class).status().state())
                    .isNotEqualTo(ControlPlaneStatus.State.CONNECTED);
        });
    }

    @Test
    void connectsWhileAllOtherBeansAreLazy() {
        runner.withPropertyValues("spring.main.lazy-initialization=true")
                .run(context -> assertThat(context.getBeanFactory().containsSingleton("meshControlPlaneClient"))
                        .isTrue());
    }

    @Test
    void disabledMeshIsNothing() {
        runner.withPropertyValues("mesh.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(ControlPlaneClient.class)
                        .doesNotHaveBean(SnapshotHolder.class)
                        .doesNotHaveBean(MeshProperties.class));
    }

    @Test
    void ownDemandWins() {
        ConfigurationDemand own = destination -> java.util.concurrent.CompletableFuture.completedFuture(null);
        runner.withBean("own", ConfigurationDemand.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(ConfigurationDemand.class)).isSameAs(own));
    }

    @Test
    void applicationNameIsTheServiceName() {
        runner.run(context ->
                assertThat(context.getBean(MeshIdentity.class).service()).contains("reviews"));
    }

    @Test
    void serviceNameWins() {
        runner.withPropertyValues("mesh.service.name=ratings", "mesh.service.namespace=shop")
                .run(context -> assertThat(context.getBean(MeshIdentity.class).displayName())
                        .isEqualTo("ratings.shop"));
    }

    @Test
    void applicationNameThatCannotBeAServiceNameMakesAClient() {
        runner.withPropertyValues("spring.application.name=Order Service")
                .run(context -> assertThat(context.getBean(MeshIdentity.class).service())
                        .isEmpty());
    }

    @Test
    void labelsAndLocalityAreTakenAsWritten() {
        runner.withPropertyValues(
                        "mesh.service.labels.version=v1",
                        "mesh.service.labels.[example.com/team]=shop",
                        "mesh.instance.locality=eu/eu-1/a")
                .run(context -> {
                    MeshIdentity identity = context.getBean(MeshIdentity.class);
                    assertThat(identity.labels())
                            .containsEntry("version", "v1")
                            .containsEntry("example.com/team", "shop");
                    assertThat(identity.locality().zone()).isEqualTo("eu-1");
                });
    }

    @Test
    void badAddressSaysWhatToWrite() {
        assertAnalysis(
                "mesh.control-plane.address=http://config:15010",
                "The property 'mesh.control-plane.address' has the value 'http://config:15010': it takes no scheme.",
                "host:port");
    }

    @Test
    void badPortSaysWhatToWrite() {
        assertAnalysis("mesh.control-plane.address=config:70000", "there is no port 70000", "127.0.0.1:15010");
    }

    @Test
    void badLabelSaysWhichOne() {
        assertAnalysis(
                "mesh.service.labels.version=v 1",
                "The property 'mesh.service.labels.version' has the value 'v 1': that is not the value of a label.",
                "at most 63");
    }

    @Test
    void badServiceNameSaysWhatToWrite() {
        assertAnalysis("mesh.service.name=Reviews_1", "it is not a DNS label", "lower-case letters");
    }

    @Test
    void badLocalitySaysWhatToWrite() {
        assertAnalysis("mesh.instance.locality=a/b/c/d", "more than three parts", "region/zone/sub-zone");
    }

    private void assertAnalysis(String property, String description, String action) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = new InvalidMeshPropertyFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains(description);
            assertThat(analysis.getAction()).contains(action);
        });
    }
}
