package org.embeddedmesh.server.simulate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.explain.Explainer;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.istio.analysis.Analysis;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.local.LocalConfiguration;

/** Translates for one client, as the ADS server would, and explains a call, as the client would. Safe for several threads. */
final class Simulator {

    private final Clock clock;

    Simulator(Clock clock) {
        this.clock = clock;
    }

    Simulation explain(KnownMesh mesh, DryRun call) {
        World world = World.of(withUnsaved(mesh, call.resources()), mesh.workloads(), mesh.settings());
        StarterTranslation translation = new StarterTranslation(world, call.client());
        SnapshotHolder snapshots = new SnapshotHolder();
        LocalConfiguration configuration = new LocalConfiguration(new SnapshotWriter(snapshots));
        Explainer explainer = new Explainer(snapshots, call.client().namespace());
        configuration.use(translation::bytes, it -> false);
        Authority destination = explainer.explain(call.request()).destination();
        List<String> ignored = configuration.use(translation::bytes, it -> it.equals(destination));
        Explanation explanation = explainer.explain(call.request());
        return new Simulation(
                explanation.text().lines().toList(), explanation, Analysis.messages(world, call.resources()), ignored);
    }

    private List<Resource<?>> withUnsaved(KnownMesh mesh, List<Resource<?>> unsaved) {
        List<Resource<?>> all = new ArrayList<>(mesh.resources());
        for (Resource<?> resource : unsaved) {
            Optional<Resource<?>> saved =
                    all.stream().filter(it -> isSame(it, resource)).findFirst();
            saved.ifPresent(all::remove);
            all.add(created(resource, saved));
        }
        return all;
    }

    private static boolean isSame(Resource<?> one, Resource<?> other) {
        return one.kind() == other.kind()
                && one.metadata().name().equals(other.metadata().name())
                && one.metadata().namespace().equals(other.metadata().namespace());
    }

    /** As the store does: what is new is created now, what is changed stays as old as it is; the oldest rule wins. */
    private Resource<?> created(Resource<?> resource, Optional<Resource<?>> saved) {
        Metadata metadata = resource.metadata();
        return new Resource<>(
                resource.kind(),
                resource.apiVersion(),
                new Metadata(
                        metadata.name(),
                        metadata.namespace(),
                        metadata.labels(),
                        metadata.annotations(),
                        saved.map(it -> it.metadata().creationTimestamp()).orElseGet(clock::instant),
                        metadata.uid(),
                        metadata.generation(),
                        metadata.resourceVersion()),
                resource.spec());
    }
}
