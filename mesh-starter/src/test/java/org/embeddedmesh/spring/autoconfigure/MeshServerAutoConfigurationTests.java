package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.embeddedmesh.spring.FakeRegistry;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.server.InboundFilter;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.embeddedmesh.spring.server.WorkloadLifecycle;
import org.embeddedmesh.spring.server.WorkloadRegistry;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.embeddedmesh.xds.Workload;
import org.embeddedmesh.xds.WorkloadPort;
import org.embeddedmesh.xds.cache.CacheLocation;
import org.embeddedmesh.xds.cache.CachedResource;
import org.embeddedmesh.xds.cache.ConfigurationCache;
import org.embeddedmesh.xds.cache.FileCache;
import org.embeddedmesh.xds.translate.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;

class MeshServerAutoConfigurationTests {

    private final FakeRegistry registry = new FakeRegistry();
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class, MeshServerAutoConfiguration.class))
            .withBean(WorkloadRegistry.class, () -> registry)
            .withPropertyValues(
                    "mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort(),
                    "spring.application.name=reviews",
                    "local.server.port=8081");

    @Test
    void filterComesAfterObservationAndBeforeSecurity() {
        runner.run(context -> {
            FilterRegistrationBean<?> filter = context.getBean("meshInboundFilter", FilterRegistrationBean.class);
            assertThat(filter.getFilter()).isInstanceOf(InboundFilter.class);
            assertThat(filter.getOrder()).isBetween(Ordered.HIGHEST_PRECEDENCE + 10, Ordered.HIGHEST_PRECEDENCE + 50);
            assertThat(filter.isAsyncSupported()).isTrue();
        });
    }

    @Test
    void serverPortIsTheServicePort() {
        assertPort(8080, 8081, "server.port=8080");
    }

    @Test
    void serviceOnARandomPortIsOnPort80() {
        assertPort(80, 8081, "server.port=0");
    }

    @Test
    void ownServicePortWins() {
        assertPort(9095, 8081, "server.port=0", "mesh.service.port=9095");
    }

    @Test
    void serverWithItsOwnTlsIsAnnouncedSo() {
        runner.withPropertyValues("server.ssl.bundle=own").run(context -> {
            ready(context.getSourceApplicationContext());
            assertThat(port().protocol()).isEqualTo("HTTPS");
        });
    }

    @Test
    void workloadIsWhatThePropertiesSay() {
        runner.withPropertyValues(
                        "mesh.service.labels.version=v2",
                        "mesh.service.namespace=shop",
                        "mesh.service.account=reader",
                        "mesh.instance.address=10.0.0.7")
                .run(context -> {
                    ready(context.getSourceApplicationContext());
                    Workload workload = registry.workloads().get(0);
                    assertThat(workload.service()).isEqualTo("reviews");
                    assertThat(workload.namespace()).isEqualTo("shop");
                    assertThat(workload.labels()).containsEntry("version", "v2");
                    assertThat(workload.serviceAccount()).isEqualTo("reader");
                    assertThat(workload.address()).isEqualTo("10.0.0.7");
                });
    }

    @Test
    void closingTheContextWithdrawsTheWorkload() {
        registry.acknowledgeWithdrawal();
        runner.run(context -> ready(context.getSourceApplicationContext()));
        assertThat(registry.events()).contains("register reviews").endsWith("withdraw");
    }

    @Test
    void serviceThatIsStoppedWhileItStartsAnewWaitsForCallersThatKnewIt(@TempDir Path directory) {
        WebApplicationContextRunner anew = runner.withPropertyValues(
                "mesh.cache.directory=" + directory, "server.port=8080", "mesh.shutdown.drain-delay=1d");

        AtomicReference<String> server = new AtomicReference<>();
        anew.run(context -> {
            server.set(context.getBean(ControlPlaneClient.class).status().server());
            assertThat(stopped(context)).isTrue();
        });
        keepAnything(directory, server.get());
        anew.run(context -> {
            ControlPlaneClient controlPlane = context.getBean(ControlPlaneClient.class);
            await().until(controlPlane::startedFromCache);
            assertThat(stopped(context)).isFalse();
        });
    }

    @Test
    void applicationThatIsNoWebServerIsNoWorkload() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MeshAutoConfiguration.class, MeshServerAutoConfiguration.class))
                .withPropertyValues("mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort())
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(WorkloadLifecycle.class));
    }

    @Test
    void disabledMeshIsNothing() {
        runner.withPropertyValues("mesh.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(InboundTraffic.class)
                        .doesNotHaveBean("meshInboundFilter"));
    }

    private void assertPort(int servicePort, int targetPort, String... properties) {
        runner.withPropertyValues(properties).run(context -> {
            ready(context.getSourceApplicationContext());
            assertThat(port()).isEqualTo(new WorkloadPort("http", servicePort, targetPort, "HTTP"));
        });
    }

    private static boolean stopped(ApplicationContext context) {
        AtomicBoolean stopped = new AtomicBoolean();
        context.getBean(WorkloadLifecycle.class).stop(() -> stopped.set(true));
        return stopped.get();
    }

    /** As a former life would have left it. */
    private static void keepAnything(Path directory, String server) {
        ConfigurationCache cache = new FileCache(
                new CacheLocation(directory, "default", "reviews", "8080", server, Duration.ofDays(1), 1 << 20));
        cache.save(
                Instant.now(),
                List.of(new CachedResource(ResourceType.LISTENER.typeUrl(), "reviews:8080", "1", Optional.empty())));
        cache.close();
        assertThat(cache.report().problem()).isEmpty();
    }

    private WorkloadPort port() {
        return registry.workloads().get(0).ports().get(0);
    }

    private static void ready(ApplicationContext context) {
        AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
    }
}
