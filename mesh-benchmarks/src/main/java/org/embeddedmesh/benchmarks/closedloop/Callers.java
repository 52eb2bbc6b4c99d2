package org.embeddedmesh.benchmarks.closedloop;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import java.net.URI;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.embeddedmesh.benchmarks.peers.Certificates;
import org.embeddedmesh.benchmarks.peers.HelloWorldService;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerInterceptor;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The same call through one {@link RestClient} after another: only what is below it differs. */
final class Callers {

    static final String PATH = "/helloWorld/sayHello";
    private static final int CONNECTIONS = 64;
    private static final int NO_LIMIT = 1_000_000_000;

    private Callers() {}

    static Supplier<String> bootDefault(URI service) {
        return call(service, ClientHttpRequestFactoryBuilder.jdk().build());
    }

    static Supplier<String> httpClient5(URI service) {
        return call(service, components().build());
    }

    static Supplier<String> httpClient5(URI service, Certificates certificates) {
        SslBundle bundle = SslBundle.of(new PemSslStoreBundle(
                PemSslStore.load(new PemSslStoreDetails(
                        null,
                        certificates.chainOf(Certificates.CALLER).toString(),
                        certificates.keyOf(Certificates.CALLER).toString())),
                PemSslStore.load(PemSslStoreDetails.forCertificate(
                        certificates.authority().toString()))));
        // With a client certificate, HttpClient would give a connection to the caller's identity only, and so to none
        // again.
        return call(
                service,
                components()
                        .withHttpClientCustomizer(HttpClientBuilder::disableConnectionState)
                        .build(ClientHttpRequestFactorySettings.ofSslBundle(bundle)));
    }

    /** @param builder the application's own, which the mesh has put itself before */
    static Supplier<String> mesh(ClientHttpRequestFactoryBuilder<?> builder) {
        return call(HelloWorldService.IN_THE_MESH, builder.build());
    }

    /** In the order of Resilience4j's annotations, with its defaults and a limit that is never reached. */
    static Supplier<String> springCloud(URI service, LoadBalancerClient loadBalancer) {
        RestClient client = RestClient.builder()
                .requestFactory(components().build())
                .requestInterceptor(new LoadBalancerInterceptor(loadBalancer))
                .baseUrl(service.toString())
                .build();
        RateLimiter limiter = RateLimiter.of(
                "hello", RateLimiterConfig.custom().limitForPeriod(NO_LIMIT).build());
        Supplier<String> limited = RateLimiter.decorateSupplier(limiter, () -> hello(client));
        Supplier<String> guarded = CircuitBreaker.decorateSupplier(CircuitBreaker.ofDefaults("hello"), limited);
        return Retry.decorateSupplier(Retry.ofDefaults("hello"), guarded);
    }

    /** Whether a call through the mesh is answered well: by a rule, or by an endpoint that the mesh has heard of. */
    static boolean isAnswered(ClientHttpRequestFactoryBuilder<?> builder, String path) {
        return RestClient.builder()
                .requestFactory(builder.build())
                .baseUrl(HelloWorldService.IN_THE_MESH.toString())
                .build()
                .get()
                .uri(path)
                .exchangeForRequiredValue(
                        (request, response) -> response.getStatusCode().is2xxSuccessful());
    }

    /** With as many connections as there are callers; HttpClient's own limit is 5 for one route. */
    private static HttpComponentsClientHttpRequestFactoryBuilder components() {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer((PoolingHttpClientConnectionManagerBuilder connections) ->
                        connections.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS));
    }

    private static Supplier<String> call(URI service, ClientHttpRequestFactory factory) {
        RestClient client = RestClient.builder()
                .requestFactory(factory)
                .baseUrl(service.toString())
                .build();
        return () -> hello(client);
    }

    private static String hello(RestClient client) {
        return String.valueOf(client.get().uri(PATH).retrieve().body(String.class));
    }
}
