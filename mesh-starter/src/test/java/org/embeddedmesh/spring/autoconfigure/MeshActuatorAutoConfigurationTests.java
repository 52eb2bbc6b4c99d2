package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.embeddedmesh.explain.Verdict;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.TestMesh;
import org.embeddedmesh.spring.actuate.ExplanationReport;
import org.embeddedmesh.spring.actuate.MeshEndpoint;
import org.embeddedmesh.spring.actuate.MeshHealthIndicator;
import org.embeddedmesh.spring.actuate.MeshReport;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class MeshActuatorAutoConfigurationTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MeshAutoConfiguration.class,
                    MeshServerAutoConfiguration.class,
                    MeshActuatorAutoConfiguration.class,
                    MeshHealthAutoConfiguration.class))
            .withPropertyValues(
                    "mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort(),
                    "management.endpoints.web.exposure.include=mesh");

    @Test
    void endpointShowsTheLiveSnapshot() {
        runner.run(context -> {
            new TestMesh(context.getBean(SnapshotHolder.class)).publish(9999);
            MeshReport report = context.getBean(MeshEndpoint.class).mesh();
            assertThat(report.hosts().known()).containsOnlyKeys(TestMesh.HOST);
            assertThat(report.listeners())
                    .extracting(MeshReport.ListenerReport::destination)
                    .containsExactly(TestMesh.HOST + ":9080");
            assertThat(report.clusters())
                    .singleElement()
                    .satisfies(it -> assertThat(it.endpoints())
                            .extracting(MeshReport.EndpointReport::port)
                            .containsExactly(9999));
            assertThat(report.routeConfigurations()
                            .get(0)
                            .virtualHosts()
                            .get(0)
                            .routes()
                            .get(0)
                            .clusters())
                    .containsExactly("1 " + TestMesh.CLUSTER);
            assertThat(report.inbound().draining()).isFalse();
        });
    }

    @Test
    void endpointExplainsACall() {
        runner.run(context -> {
            new TestMesh(context.getBean(SnapshotHolder.class)).publish(9999);
            MeshEndpoint endpoint = context.getBean(MeshEndpoint.class);

            ExplanationReport report = endpoint.explain("explain", "http://reviews:9080/x", "POST", List.of("a: b"));

            assertThat(report.explanation().request()).isEqualTo("POST http://reviews:9080/x");
            assertThat(report.explanation().verdict()).isEqualTo(Verdict.FORWARDED);
            assertThat(report.summary()).anySatisfy(it -> assertThat(it).contains("100 % to " + TestMesh.CLUSTER));
        });
    }

    @Test
    void explanationAsksForWhatIsNotConfigured() {
        AtomicReference<Authority> asked = new AtomicReference<>();
        runner.withBean(ConfigurationDemand.class, () -> destination -> {
                    asked.set(destination);
                    return CompletableFuture.completedFuture(null);
                })
                .run(context -> {
                    new TestMesh(context.getBean(SnapshotHolder.class)).publishIndex();
                    context.getBean(MeshEndpoint.class).explain("explain", "http://reviews:9080/", null, null);
                    assertThat(asked).hasValue(TestMesh.DESTINATION);
                });
    }

    @Test
    void whatIsNoUrlOrHeaderIsABadRequest() {
        runner.run(context -> {
            MeshEndpoint endpoint = context.getBean(MeshEndpoint.class);
            assertThatThrownBy(() -> endpoint.explain("explain", "reviews", null, null))
                    .isInstanceOf(InvalidEndpointRequestException.class)
                    .hasMessageContaining("'reviews' is not an absolute URL");
            assertThatThrownBy(() -> endpoint.explain("explain", "http://reviews/", null, List.of("jason")))
                    .isInstanceOf(InvalidEndpointRequestException.class)
                    .hasMessageContaining("'jason' is not a header");
            assertThat(endpoint.explain("other", "http://reviews/", null, null)).isNull();
        });
    }

    @Test
    void endpointIsReadableAsJson() {
        runner.run(context -> {
            new TestMesh(context.getBean(SnapshotHolder.class)).publish(9999);
            String json = new ObjectMapper()
                    .writeValueAsString(context.getBean(MeshEndpoint.class).mesh());
            assertThat(json).contains("\"" + TestMesh.HOST + "\":{\"9080\":\"HTTP\"}");
        });
    }

    @Test
    void endpointThatIsNotExposedIsNotThere() {
        runner.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(MeshEndpoint.class));
    }

    @Test
    void healthIsUnknownBeforeTheFirstIndex() {
        runner.run(context -> assertThat(
                        health(context.getBean(MeshHealthIndicator.class)).getStatus())
                .isEqualTo(Status.UNKNOWN));
    }

    @Test
    void healthIsUpOnceHostsAreKnownThoughTheControlPlaneIsLost() {
        runner.run(context -> {
            new TestMesh(context.getBean(SnapshotHolder.class)).publish(9999);
            Health health = health(context.getBean(MeshHealthIndicator.class));
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("hosts", 1).containsKeys("controlPlane", "state");
        });
    }

    @Test
    void healthCanBeSwitchedOffAsAnyOther() {
        runner.withPropertyValues("management.health.mesh.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(MeshHealthIndicator.class));
    }

    @Test
    void applicationsOwnHealthWins() {
        HealthIndicator own = () -> Health.down().build();
        runner.withBean("meshHealthIndicator", HealthIndicator.class, () -> own)
                .run(context ->
                        assertThat(context.getBean("meshHealthIndicator")).isSameAs(own));
    }

    @Test
    void withoutHealthThereIsNoneOfTheMesh() {
        runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("meshHealthIndicator"));
    }

    private static Health health(MeshHealthIndicator indicator) {
        return indicator.health();
    }
}
