package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.TestMesh;
import org.embeddedmesh.spring.discovery.MeshDiscoveryClient;
import org.embeddedmesh.spring.discovery.MeshLoadBalancerClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cloud.client.CommonsClientAutoConfiguration;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClient;
import org.springframework.cloud.client.discovery.simple.SimpleDiscoveryClientAutoConfiguration;
import org.springframework.cloud.client.loadbalancer.LoadBalanced;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.commons.util.UtilAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.BlockingLoadBalancerClientAutoConfiguration;
import org.springframework.cloud.loadbalancer.config.LoadBalancerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

class MeshDiscoveryAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MeshAutoConfiguration.class,
                    MeshClientAutoConfiguration.class,
                    MeshDiscoveryAutoConfiguration.class,
                    HttpClientAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    RestClientAutoConfiguration.class,
                    RestTemplateAutoConfiguration.class,
                    CommonsClientAutoConfiguration.class,
                    UtilAutoConfiguration.class,
                    SimpleDiscoveryClientAutoConfiguration.class,
                    CompositeDiscoveryClientAutoConfiguration.class,
                    LoadBalancerAutoConfiguration.class,
                    BlockingLoadBalancerClientAutoConfiguration.class,
                    org.springframework.cloud.client.loadbalancer.LoadBalancerAutoConfiguration.class))
            .withUserConfiguration(LoadBalancedClients.class)
            .withPropertyValues("mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort());

    @Configuration(proxyBeanMethods = false)
    static class LoadBalancedClients {

        @Bean
        @LoadBalanced
        RestClient.Builder loadBalanced() {
            return RestClient.builder();
        }

        @Bean
        @LoadBalanced
        RestTemplate loadBalancedTemplate() {
            return new RestTemplate();
        }
    }

    @Test
    void loadBalancedClientsKeepTheNameOfAServiceOfTheMesh() {
        try (LoopbackServer reviews = LoopbackServer.answering(200, "hello")) {
            runner.run(context -> {
                mesh(context).publish(reviews.port());
                assertThat(restClient(context, "http://reviews:9080/a")).isEqualTo("hello");
                assertThat(restTemplate(context, "http://reviews:9080/b")).isEqualTo("hello");
                assertThat(reviews.received())
                        .extracting(it -> it.header("Host"))
                        .containsExactly("reviews:9080", "reviews:9080");
            });
        }
    }

    @Test
    void serviceOutsideTheMeshIsStillCalledThroughItsOwnDiscovery() {
        try (LoopbackServer legacy = LoopbackServer.answering(200, "legacy")) {
            runner.withPropertyValues(simple("legacy", legacy)).run(context -> {
                mesh(context).publish(LoopbackServer.closedPort());
                assertThat(restClient(context, "http://legacy/a")).isEqualTo("legacy");
                assertThat(restTemplate(context, "http://legacy/a")).isEqualTo("legacy");
            });
        }
    }

    @Test
    void serviceOutsideTheMeshIsCalledWhileThereIsNoControlPlane() {
        try (LoopbackServer legacy = LoopbackServer.answering(200, "legacy")) {
            runner.withPropertyValues(simple("legacy", legacy)).run(context -> {
                assertThat(restClient(context, "http://legacy/a")).isEqualTo("legacy");
                assertThat(restTemplate(context, "http://legacy/a")).isEqualTo("legacy");
            });
        }
    }

    @Test
    void serviceThatNobodyKnowsFailsAsItDoesWithoutTheMesh() {
        runner.run(context -> {
            mesh(context).publish(LoopbackServer.closedPort());
            assertThatThrownBy(() -> restClient(context, "http://nobody/"))
                    .hasMessageContaining("No instances available for nobody");
        });
    }

    @Test
    void portThatTheMeshDoesNotKnowIsIgnoredAsSpringCloudIgnoresAllPorts() {
        try (LoopbackServer reviews = LoopbackServer.answering(200, "hello")) {
            runner.run(context -> {
                mesh(context).publish(reviews.port());
                assertThat(restClient(context, "http://reviews:1234/")).isEqualTo("hello");
            });
        }
    }

    @Test
    void servicesOfTheMeshAreListedBesideTheOthers() {
        try (LoopbackServer legacy = LoopbackServer.answering(200, "legacy")) {
            runner.withPropertyValues(simple("legacy", legacy)).run(context -> {
                mesh(context).publish(9999);
                DiscoveryClient all = context.getBean("compositeDiscoveryClient", DiscoveryClient.class);
                assertThat(all.getServices()).containsExactlyInAnyOrder("reviews", "legacy");
                assertThat(all.getInstances("reviews"))
                        .extracting(ServiceInstance::getPort)
                        .containsExactly(9999);
                assertThat(all.getInstances("legacy")).hasSize(1);
            });
        }
    }

    @Test
    void instancesAreKnownByEveryNameOfTheService() {
        runner.run(context -> {
            mesh(context).publish(9998, 9999);
            MeshDiscoveryClient client = context.getBean(MeshDiscoveryClient.class);
            assertThat(client.getInstances("reviews.default")).hasSize(2);
            assertThat(client.getInstances(TestMesh.HOST)).hasSize(2);
            assertThat(client.getInstances("reviews.other")).isEmpty();
        });
    }

    @Test
    void meshIsAskedBeforeOtherDiscoveryClients() {
        runner.run(context -> assertThat(context.getBeanProvider(DiscoveryClient.class)
                        .orderedStream()
                        .filter(it -> it instanceof MeshDiscoveryClient || it instanceof SimpleDiscoveryClient))
                .first()
                .isInstanceOf(MeshDiscoveryClient.class));
    }

    @Test
    void chosenInstanceIsAnEndpointThatTheRulesWouldChoose() {
        runner.run(context -> {
            mesh(context).publish(9999);
            ServiceInstance chosen = context.getBean(LoadBalancerClient.class).choose("reviews");
            assertThat(chosen.getHost()).isEqualTo("127.0.0.1");
            assertThat(chosen.getPort()).isEqualTo(9999);
        });
    }

    @Test
    void noInstanceIsChosenWhereThereIsNone() {
        runner.run(context -> {
            mesh(context).publish();
            assertThat(context.getBean(LoadBalancerClient.class).choose("reviews"))
                    .isNull();
        });
    }

    @Test
    void choosingLeavesNoRequestOpen() {
        runner.run(context -> {
            mesh(context).publish(9999);
            context.getBean(LoadBalancerClient.class).choose("reviews");
            SnapshotHolder snapshots = context.getBean(SnapshotHolder.class);
            assertThat(snapshots
                            .current()
                            .cluster(TestMesh.CLUSTER)
                            .orElseThrow()
                            .endpoints())
                    .allSatisfy(it -> assertThat(it.activeRequests().count()).isZero());
        });
    }

    @Test
    void disabledDiscoveryLeavesSpringCloudAlone() {
        runner.withPropertyValues("mesh.discovery.enabled=false").run(context -> {
            assertThat(context).doesNotHaveBean(MeshDiscoveryClient.class);
            assertThat(context.getBean(LoadBalancerClient.class)).isNotInstanceOf(MeshLoadBalancerClient.class);
        });
    }

    @Test
    void springCloudsOwnSwitchCountsToo() {
        runner.withPropertyValues("spring.cloud.discovery.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(MeshDiscoveryClient.class));
    }

    @Test
    void withoutSpringCloudThereIsNothingToShow() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MeshAutoConfiguration.class,
                        MeshClientAutoConfiguration.class,
                        MeshDiscoveryAutoConfiguration.class))
                .withPropertyValues("mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort())
                .withClassLoader(new FilteredClassLoader(LoadBalancerClient.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MeshDiscoveryClient.class));
    }

    private static TestMesh mesh(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        return new TestMesh(context.getBean(SnapshotHolder.class));
    }

    private static String simple(String service, LoopbackServer server) {
        return "spring.cloud.discovery.client.simple.instances." + service + "[0].uri=http://127.0.0.1:"
                + server.port();
    }

    private static String restClient(AssertableApplicationContext context, String url) {
        return context.getBean("loadBalanced", RestClient.Builder.class)
                .build()
                .get()
                .uri(url)
                .retrieve()
                .body(String.class);
    }

    private static String restTemplate(AssertableApplicationContext context, String url) {
        return context.getBean("loadBalancedTemplate", RestTemplate.class).getForObject(url, String.class);
    }
}
