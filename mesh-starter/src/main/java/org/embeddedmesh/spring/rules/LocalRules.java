package org.embeddedmesh.spring.rules;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.analysis.Analysis;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.translate.ResourceType;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.CacheStatus;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.embeddedmesh.xds.local.LocalConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of an application that asks no control plane. Services are those that ServiceEntries declare; nobody announces
 * himself. Safe for several threads; calls see one change as a whole.
 */
public final class LocalRules {

    private static final Logger log = LoggerFactory.getLogger("org.embeddedmesh");

    private final List<String> patterns;
    private final RuleFiles files;
    private final ClientScope client;
    private final LocalConfiguration configuration;
    private final Clock clock;
    private List<String> ignored = List.of();
    private Instant since;

    private LocalRules(
            List<String> patterns, RuleFiles files, ClientScope client, SnapshotHolder snapshots, Clock clock) {
        this.patterns = List.copyOf(patterns);
        this.files = files;
        this.client = client;
        this.configuration = new LocalConfiguration(new SnapshotWriter(snapshots));
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * Puts the files' rules into use.
     *
     * @param namespace of the application, and of resources that name none
     * @param labels of the application
     * @throws InvalidRulesException if a file is missing, or the config server would refuse one of its resources
     */
    public static LocalRules of(
            List<String> patterns,
            RuleFiles files,
            String namespace,
            Map<String, String> labels,
            SnapshotHolder snapshots) {
        LocalRules rules =
                new LocalRules(patterns, files, new ClientScope(namespace, labels), snapshots, Clock.systemUTC());
        rules.useFiles();
        return rules;
    }

    /**
     * Puts the files' rules into use again, and these with them: for tests. A resource takes the place of the files' one
     * of its name.
     *
     * @param yaml each any number of documents
     * @throws InvalidRulesException if the config server would refuse one of them; what is in use stays
     */
    public void use(String... yaml) {
        List<RuleFile> texts = new ArrayList<>(files.read(patterns));
        Arrays.stream(yaml).forEach(it -> texts.add(new RuleFile("the rules given", it)));
        use(texts);
    }

    /** Puts the files' rules into use again, and no others. */
    public void useFiles() {
        use(files.read(patterns));
    }

    private synchronized void use(List<RuleFile> texts) {
        List<Resource<?>> resources = new ArrayList<>();
        for (RuleFile text : texts) {
            for (Resource<?> resource : text.resources(client.namespace())) {
                resources.removeIf(it -> isSame(it, resource));
                resources.add(resource);
            }
        }
        World world = World.of(resources, List.of(), MeshSettings.defaults());
        StarterTranslation translation = new StarterTranslation(world, client);
        ignored = configuration.use(translation::bytes);
        Analysis.messages(world, resources).forEach(it -> log.warn("mesh: {}", it));
        warnOfUnsupported(translation);
        since = clock.instant();
    }

    private static void warnOfUnsupported(StarterTranslation translation) {
        Arrays.stream(ResourceType.values())
                .flatMap(type ->
                        translation.names(type).stream().flatMap(it -> translation.unsupported(type, it).stream()))
                .distinct()
                .forEach(it -> log.warn("mesh: {}: {}: {}", it.resource(), it.field(), it.effect()));
    }

    private static boolean isSame(Resource<?> one, Resource<?> other) {
        return one.kind() == other.kind()
                && one.metadata().name().equals(other.metadata().name())
                && one.metadata().namespace().equals(other.metadata().namespace());
    }

    /** What is in use, as it would be told of a control plane. */
    public synchronized ControlPlaneStatus status() {
        return new ControlPlaneStatus(
                ControlPlaneStatus.State.LOCAL,
                String.join(",", patterns),
                since,
                Optional.empty(),
                List.of(),
                ignored,
                Optional.empty(),
                new CacheStatus(CacheStatus.State.OFF, Optional.empty(), 0, Optional.empty(), Optional.empty()));
    }
}
