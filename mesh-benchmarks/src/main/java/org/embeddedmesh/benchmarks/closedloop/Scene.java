package org.embeddedmesh.benchmarks.closedloop;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.embeddedmesh.benchmarks.peers.CallerApplication;
import org.embeddedmesh.benchmarks.peers.Certificates;
import org.embeddedmesh.benchmarks.peers.ConfigServer;
import org.embeddedmesh.benchmarks.peers.EnvoyProgram;
import org.embeddedmesh.benchmarks.peers.Envoys;
import org.embeddedmesh.benchmarks.peers.HelloWorldService;
import org.embeddedmesh.benchmarks.peers.Parts;
import org.embeddedmesh.benchmarks.peers.Peer;
import org.embeddedmesh.benchmarks.peers.Resource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.context.ConfigurableApplicationContext;

/** All processes of the closed loop, and the ways between them. */
final class Scene implements AutoCloseable {

    static final String GREETING = "Hello, World from service helloWorld !";

    /** How Spring Cloud's discovery knows the service. The mesh does not know this name, so it is not in the way. */
    private static final URI IN_DISCOVERY = URI.create("http://hello-in-discovery");

    private static final long PATIENCE_SECONDS = 60;

    private final Parts parts = new Parts();
    private final List<Contender> contenders = new ArrayList<>();
    private final Certificates certificates;
    private final ConfigServer configServer;
    private final HelloWorldService service;
    private final HelloWorldService tlsService;

    private Scene() throws IOException, InterruptedException {
        certificates = Certificates.create();
        configServer = parts.add(ConfigServer.start(), ConfigServer::close);
        service = parts.add(HelloWorldService.start(configServer, "v1", GREETING), HelloWorldService::close);
        tlsService =
                parts.add(HelloWorldService.startWithMutualTls(configServer, certificates), HelloWorldService::close);
    }

    /** Starts everything; what fails to start ends with this process. */
    static Scene set() throws IOException, InterruptedException {
        Scene scene = new Scene();
        scene.addClients();
        Optional<EnvoyProgram> envoy = EnvoyProgram.install();
        if (envoy.isPresent()) {
            scene.addEnvoys(envoy.get());
        }
        return scene;
    }

    List<Contender> contenders() {
        return List.copyOf(contenders);
    }

    Peer configServer() {
        return configServer.peer();
    }

    private void addClients() throws IOException, InterruptedException {
        ConfigurableApplicationContext caller = parts.add(
                CallerApplication.start(
                        configServer,
                        "caller",
                        "--mesh.discovery.enabled=false",
                        "--spring.cloud.discovery.client.simple.instances." + IN_DISCOVERY.getHost() + "[0].uri="
                                + service.uri()),
                ConfigurableApplicationContext::close);
        ClientHttpRequestFactoryBuilder<?> ownBuilder = caller.getBean(ClientHttpRequestFactoryBuilder.class);
        configServer.create("destinationrules", Resource.text("rules/subsets.yaml"));
        configServer.create("virtualservices", Resource.text("rules/closed-loop.yaml"));
        awaitAnswer(ownBuilder, "/rules-in-force");
        awaitAnswer(ownBuilder, Callers.PATH);
        add(Way.HTTP_CLIENT_5, Callers.httpClient5(service.uri()));
        add(Way.BOOT_DEFAULT, Callers.bootDefault(service.uri()));
        add(Way.MESH, Callers.mesh(ownBuilder));
        add(Way.SPRING_CLOUD, Callers.springCloud(IN_DISCOVERY, caller.getBean(LoadBalancerClient.class)));
        contenders.add(new Contender(
                Way.HTTP_CLIENT_5_TLS,
                Callers.httpClient5(tlsService.uri(), certificates),
                tlsService.peer(),
                List.of()));
    }

    private void addEnvoys(EnvoyProgram program) throws IOException, InterruptedException {
        add(Way.ENVOYS, parts.add(Envoys.plain(program, service), Envoys::close));
        add(Way.ENVOYS_TLS, parts.add(Envoys.mutualTls(program, service, certificates), Envoys::close));
    }

    private void add(Way way, Supplier<String> call) {
        contenders.add(new Contender(way, call, service.peer(), List.of()));
    }

    private void add(Way way, Envoys envoys) {
        contenders.add(new Contender(way, Callers.httpClient5(envoys.uri()), service.peer(), envoys.peers()));
    }

    private static void awaitAnswer(ClientHttpRequestFactoryBuilder<?> builder, String path)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Callers.isAnswered(builder, path)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the mesh does not answer " + path);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
