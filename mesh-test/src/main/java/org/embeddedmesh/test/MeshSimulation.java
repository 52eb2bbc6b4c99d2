package org.embeddedmesh.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.embeddedmesh.istio.analysis.Analysis;
import org.embeddedmesh.istio.resource.InvalidManifestException;
import org.embeddedmesh.istio.resource.InvalidYamlException;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.OutboundTrafficPolicy;
import org.embeddedmesh.istio.world.World;

/**
 * A mesh of rules and services in which nothing runs: calls are translated, routed, retried and answered as in a service,
 * but no socket is opened and no time passes. Used by one thread.
 *
 * <pre>{@code
 * MeshSimulation mesh = MeshSimulation.of(rules)
 *         .with(service("helloworldservice", 9095).version("v1").version("v2"));
 * mesh.from("hellodemo").get("http://helloworldservice:9095/hello").header("end-user", "jason")
 *         .goesTo("helloworldservice", "v2");
 * }</pre>
 */
public final class MeshSimulation {

    private static final String NAMESPACE = "default";
    private static final long SEED = 1;

    private final List<Resource<?>> resources;
    private final List<SimulatedService> services;
    private final MeshSettings settings;
    private final long seed;
    private final Map<SimulatedClient, ClientSide> clients = new HashMap<>();

    private MeshSimulation(
            List<Resource<?>> resources, List<SimulatedService> services, MeshSettings settings, long seed) {
        this.resources = List.copyOf(resources);
        this.services = List.copyOf(services);
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * A mesh with these resources of Istio's; those that name no namespace are in {@code default}.
     *
     * @param yaml each any number of documents
     * @throws InvalidYamlException if one is no YAML
     * @throws InvalidManifestException if a resource would be refused by the config server, with its words
     */
    public static MeshSimulation of(String... yaml) {
        List<Resource<?>> resources = new ArrayList<>();
        Arrays.stream(yaml).forEach(it -> resources.addAll(Manifest.read(it, NAMESPACE)));
        return ofResources(resources);
    }

    /**
     * The same from files on the class path, {@code mesh/helloworld.yaml}.
     *
     * @throws IllegalArgumentException if there is no such file
     * @throws InvalidYamlException if one is no YAML, with its name
     * @throws InvalidManifestException if a resource would be refused by the config server, with its words and the file's name
     */
    public static MeshSimulation ofClasspath(String... files) {
        List<Resource<?>> resources = new ArrayList<>();
        Arrays.stream(files).forEach(it -> resources.addAll(resources(it)));
        return ofResources(resources);
    }

    private static List<Resource<?>> resources(String file) {
        try {
            return Manifest.read(read(file), NAMESPACE);
        } catch (InvalidYamlException e) {
            throw e.in(file);
        } catch (InvalidManifestException e) {
            throw e.in(file);
        }
    }

    static MeshSimulation ofResources(List<Resource<?>> resources) {
        return new MeshSimulation(resources, List.of(), MeshSettings.defaults(), SEED);
    }

    private static String read(String file) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream stream = loader.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no '" + file + "' on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + file + "' cannot be read", e);
        }
    }

    /** The same mesh with more services. */
    public MeshSimulation with(SimulatedService... more) {
        List<SimulatedService> all = new ArrayList<>(services);
        all.addAll(Arrays.asList(more));
        return new MeshSimulation(resources, all, settings, seed);
    }

    /** The same mesh with more resources of Istio's, see {@link #of}. */
    public MeshSimulation and(String... yaml) {
        List<Resource<?>> all = new ArrayList<>(resources);
        Arrays.stream(yaml).forEach(it -> all.addAll(Manifest.read(it, NAMESPACE)));
        return new MeshSimulation(all, services, settings, seed);
    }

    /** The same mesh, where hosts that it does not know may not be called: {@code REGISTRY_ONLY}. */
    public MeshSimulation registryOnly() {
        MeshSettings strict = settings.withOutboundTrafficPolicy(OutboundTrafficPolicy.REGISTRY_ONLY);
        return new MeshSimulation(resources, services, strict, seed);
    }

    /** The same mesh with other luck: what chance decides is the same for the same seed. */
    public MeshSimulation seed(long other) {
        return new MeshSimulation(resources, services, settings, other);
    }

    /**
     * What is doubtful about the rules, as the config server warns of it, with Istio's codes: {@code VirtualService
     * default/hello: IST0101 ...}. The rules are in use all the same.
     */
    public List<String> doubts() {
        return Analysis.messages(World.of(resources, Instances.of(services), settings), resources);
    }

    /** A client of the namespace {@code default} without labels. */
    public Caller from(String name) {
        return from(SimulatedClient.client(name));
    }

    /** A client. Its calls share what a process remembers: whose turn it is, and its luck. */
    public Caller from(SimulatedClient client) {
        return new Caller(
                clients.computeIfAbsent(client, it -> ClientSide.of(resources, services, settings, it, seed)));
    }
}
