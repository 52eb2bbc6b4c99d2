package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The hello-world mesh: config server, both versions of the service, and their caller. */
final class Mesh implements AutoCloseable {

    static final String VERSION = System.getProperty("mesh.version", "0.1.0-SNAPSHOT");
    static final String V1 = "Hello, World from service helloWorld !";
    static final String V2 = "Hello, World from service helloWorld v2 !";
    static final String SERVICE = "helloworldservice";

    static final Path SAMPLE_JAR =
            Path.of("..", "sample-helloworld", "target", "sample-helloworld-" + VERSION + ".jar");

    private final ConfigServer configServer;
    private final List<Member> services;
    private final Member helloDemo;

    private Mesh(ConfigServer configServer, List<Member> services, Member helloDemo) {
        this.configServer = configServer;
        this.services = services;
        this.helloDemo = helloDemo;
    }

    static Mesh start() {
        ConfigServer server = ConfigServer.inMemory(Ports.free());
        Member v1 = sample("hello-v1", server, "--mesh.service.port=9095");
        Member v2 = sample("hello-v2", server, "--spring.profiles.active=v2");
        Member caller = sample("hellodemo", server, "--spring.profiles.active=hellodemo");
        Mesh mesh = new Mesh(server, List.of(v1, v2), caller);
        Stream.of(v1, v2, caller).forEach(Member::awaitHealthy);
        mesh.reset();
        return mesh;
    }

    private static Member sample(String name, ConfigServer server, String... options) {
        return Member.ofJar(
                name,
                SAMPLE_JAR,
                Ports.free(),
                Stream.concat(Stream.of(server.joinOption()), Stream.of(options))
                        .toList());
    }

    /** One more endpoint of the service, of a version of its own. */
    Member startVersion(String version) {
        return sample(
                "hello-" + version,
                configServer,
                "--mesh.service.port=9095",
                "--mesh.service.labels.version=" + version,
                "--sample.greeting=Hello from " + version);
    }

    ConfigServer configServer() {
        return configServer;
    }

    /** Takes all rules back and waits until calls reach both versions. */
    void reset() {
        configServer.delete("virtualservices", SERVICE);
        configServer.delete("destinationrules", SERVICE);
        awaitHello(V1);
        awaitHello(V2);
    }

    /** Sends every call to one subset, and waits until it is so. */
    void routeAllTo(String subset) {
        String rule = Rules.virtualServiceTo(subset);
        HttpResponse<String> answer = configServer.create("virtualservices", rule);
        if (answer.statusCode() == 409) {
            answer = configServer.mergePatch("virtualservices", SERVICE, rule);
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        String other = subset.equals("v1") ? V2 : V1;
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Stream.generate(this::hello).limit(10).noneMatch(other::equals));
    }

    void awaitHello(String greeting) {
        await("a call answered with " + greeting).atMost(Duration.ofSeconds(15)).until(() -> hello().equals(greeting));
    }

    /** What the caller is answered, whatever its status. */
    String hello(String... headers) {
        return Http.get(helloDemo.uri("/hello"), headers).body();
    }

    HttpResponse<String> helloAt(String path) {
        return Http.get(helloDemo.uri("/hello?path=" + path));
    }

    /** The share of calls, of so many, that v2 answered. Every call has to be answered by v1 or v2. */
    double shareOfV2(int calls) {
        int v2 = 0;
        for (int call = 0; call < calls; call++) {
            String greeting = hello();
            assertThat(greeting).isIn(V1, V2);
            v2 += greeting.equals(V2) ? 1 : 0;
        }
        return (double) v2 / calls;
    }

    @Override
    public void close() {
        helloDemo.close();
        services.forEach(Member::close);
        configServer.close();
    }
}
