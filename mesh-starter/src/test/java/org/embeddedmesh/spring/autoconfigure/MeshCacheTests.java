package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.actuate.MeshEndpoint;
import org.embeddedmesh.spring.actuate.MeshReport;
import org.embeddedmesh.xds.CacheSettings;
import org.embeddedmesh.xds.CacheStatus;
import org.embeddedmesh.xds.ControlPlaneClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;

class MeshCacheTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MeshAutoConfiguration.class, MeshActuatorAutoConfiguration.class))
            .withPropertyValues(
                    "mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort(),
                    "management.endpoints.web.exposure.include=mesh",
                    "spring.application.name=reviews");

    @Test
    void cacheIsOnAndOfThisPort() {
        settings(
                runner.withPropertyValues("server.port=9080", "mesh.cache.directory=/var/cache/mesh"),
                it -> assertThat(it)
                        .hasValue(new CacheSettings(Path.of("/var/cache/mesh"), "9080", Duration.ofDays(7))));
    }

    @Test
    void instanceAndAgeAreTakenAsWritten() {
        settings(
                runner.withPropertyValues("mesh.cache.instance=reviews-0", "mesh.cache.max-age=12h"),
                it -> assertThat(it).hasValueSatisfying(cache -> {
                    assertThat(cache.instance()).isEqualTo("reviews-0");
                    assertThat(cache.maxAge()).isEqualTo(Duration.ofHours(12));
                }));
    }

    @Test
    void applicationsThatAreNobodysServiceAreToldApart() {
        settings(
                runner.withPropertyValues("spring.application.name=Order Service"),
                it -> assertThat(it.orElseThrow().instance()).isEqualTo("Order Service-8080"));
    }

    @Test
    void disabledCacheKeepsNothing() {
        runner.withPropertyValues("mesh.cache.enabled=false")
                .run(context -> assertThat(context.getBean(ControlPlaneClient.class)
                                .status()
                                .cache()
                                .state())
                        .isEqualTo(CacheStatus.State.OFF));
    }

    @Test
    void reportSaysThatNothingIsKeptYet() {
        runner.run(context -> assertThat(context.getBean(MeshEndpoint.class)
                        .mesh()
                        .controlPlane()
                        .cache())
                .isEqualTo(new MeshReport.CacheReport("EMPTY", "", "", 0, "", "")));
    }

    private static void settings(ApplicationContextRunner runner, Consumer<Optional<CacheSettings>> assertion) {
        runner.run(context -> assertion.accept(new CacheAssembly(
                        context.getBean(MeshProperties.class).getCache(),
                        context.getBean(MeshIdentity.class),
                        context.getBean(Environment.class))
                .settings()));
    }
}
