package org.embeddedmesh.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.LoopbackServer;
import org.embeddedmesh.spring.TestMesh;
import org.embeddedmesh.spring.client.Exchange;
import org.embeddedmesh.spring.client.MeshCalls;
import org.embeddedmesh.spring.client.MeshClientHttpRequestFactoryBuilder;
import org.embeddedmesh.spring.client.OutgoingRequest;
import org.embeddedmesh.spring.client.Patience;
import org.embeddedmesh.spring.client.Transport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.BufferingClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

class MeshClientAutoConfigurationTests {

    private static final String URL = "http://reviews:9080/";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    MeshAutoConfiguration.class,
                    MeshClientAutoConfiguration.class,
                    HttpClientAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    RestClientAutoConfiguration.class,
                    RestTemplateAutoConfiguration.class))
            .withPropertyValues("mesh.control-plane.address=127.0.0.1:" + LoopbackServer.closedPort());

    interface Reviews {

        @GetExchange("/")
        String read();
    }

    @Test
    void restClientThatBootBuildsFollowsTheMesh() {
        run(
                runner,
                (context, reviews) -> assertThat(context.getBean(RestClient.Builder.class)
                                .build()
                                .get()
                                .uri(URL)
                                .retrieve()
                                .body(String.class))
                        .isEqualTo("hello"));
    }

    @Test
    void restTemplateThatBootBuildsFollowsTheMesh() {
        run(
                runner,
                (context, reviews) -> assertThat(context.getBean(RestTemplateBuilder.class)
                                .connectTimeout(Duration.ofSeconds(1))
                                .build()
                                .getForObject(URL, String.class))
                        .isEqualTo("hello"));
    }

    @Test
    void httpInterfaceFollowsTheMesh() {
        run(runner, (context, reviews) -> {
            RestClient client = context.getBean(RestClient.Builder.class)
                    .baseUrl("http://reviews:9080")
                    .build();
            Reviews proxy = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                    .build()
                    .createClient(Reviews.class);
            assertThat(proxy.read()).isEqualTo("hello");
        });
    }

    @Test
    void restTemplateBeanMadeByHandFollowsTheMeshBelowItsInterceptors() {
        ClientHttpRequestInterceptor stamp = (request, body, execution) -> {
            request.getHeaders().add("x-stamp", "1");
            return execution.execute(request, body);
        };
        RestTemplate own =
                new RestTemplate(new BufferingClientHttpRequestFactory(new SimpleClientHttpRequestFactory()));
        own.getInterceptors().add(stamp);
        run(runner.withBean(RestTemplate.class, () -> own), (context, reviews) -> {
            assertThat(context.getBean(RestTemplate.class).getForObject(URL, String.class))
                    .isEqualTo("hello");
            assertThat(reviews.last().header("x-stamp")).isEqualTo("1");
            assertThat(context.getBean(RestTemplate.class).getInterceptors()).containsExactly(stamp);
        });
    }

    @Test
    void restClientBeanMadeByHandFollowsTheMesh() {
        run(
                runner.withBean(
                        RestClient.class,
                        () -> RestClient.builder().defaultHeader("x-own", "1").build()),
                (context, reviews) -> {
                    assertThat(context.getBean(RestClient.class)
                                    .get()
                                    .uri(URL)
                                    .retrieve()
                                    .body(String.class))
                            .isEqualTo("hello");
                    assertThat(reviews.last().header("x-own")).isEqualTo("1");
                });
    }

    @Test
    void restClientBuilderBeanMadeByHandFollowsTheMesh() {
        run(
                runner.withBean(
                        RestClient.Builder.class,
                        () -> RestClient.builder().requestFactory(new JdkClientHttpRequestFactory())),
                (context, reviews) -> assertThat(context.getBean(RestClient.Builder.class)
                                .build()
                                .get()
                                .uri(URL)
                                .retrieve()
                                .body(String.class))
                        .isEqualTo("hello"));
    }

    @Test
    void applicationsOwnFactoryBuilderIsTheWayOut() {
        run(
                runner.withBean(ClientHttpRequestFactoryBuilder.class, ClientHttpRequestFactoryBuilder::simple),
                (context, reviews) -> assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                        .isInstanceOf(MeshClientHttpRequestFactoryBuilder.class));
    }

    @Test
    void applicationsTransportWins() {
        Transport own = new NoTransport();
        runner.withBean(Transport.class, () -> own)
                .run(context -> assertThat(context.getBean(Transport.class)).isSameAs(own));
    }

    @Test
    void disabledClientLeavesBootsFactoryBuilderAlone() {
        runner.withPropertyValues("mesh.client.enabled=false").run(this::assertAlone);
    }

    @Test
    void disabledMeshLeavesBootsFactoryBuilderAlone() {
        runner.withPropertyValues("mesh.enabled=false").run(this::assertAlone);
    }

    @Test
    void withoutSpringsClientsThereIsNothingToLead() {
        runner.withClassLoader(new FilteredClassLoader(RestClient.class))
                .run(context -> assertThat(context).doesNotHaveBean(MeshCalls.class));
    }

    private void assertAlone(AssertableApplicationContext context) {
        assertThat(context).doesNotHaveBean(MeshCalls.class);
        assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class))
                .isNotInstanceOf(MeshClientHttpRequestFactoryBuilder.class);
    }

    private static void run(ApplicationContextRunner runner, Calling calling) {
        try (LoopbackServer reviews = LoopbackServer.answering(200, "hello")) {
            runner.run(context -> {
                assertThat(context).hasNotFailed();
                new TestMesh(context.getBean(SnapshotHolder.class)).publish(reviews.port());
                calling.call(context, reviews);
            });
        }
    }

    private interface Calling {
        void call(AssertableApplicationContext context, LoopbackServer reviews);
    }

    private static final class NoTransport implements Transport {

        @Override
        public Exchange send(Attempt attempt, OutgoingRequest request, Patience patience) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
