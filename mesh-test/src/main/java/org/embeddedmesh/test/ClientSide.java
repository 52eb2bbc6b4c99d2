package org.embeddedmesh.test;

import java.util.List;
import java.util.Random;
import org.embeddedmesh.explain.Explainer;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.RandomSource;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.local.LocalConfiguration;

/** What one client's process has: its configuration, over the wire's bytes, and the engine that decides by it. */
final class ClientSide {

    private final OutboundEngine engine;
    private final Explainer explainer;
    private final ManualClock clock;
    private final List<String> problems;

    private ClientSide(OutboundEngine engine, Explainer explainer, ManualClock clock, List<String> problems) {
        this.engine = engine;
        this.explainer = explainer;
        this.clock = clock;
        this.problems = problems;
    }

    static ClientSide of(
            List<Resource<?>> resources,
            List<SimulatedService> services,
            MeshSettings settings,
            SimulatedClient client,
            long seed) {
        World world = World.of(resources, Instances.of(services), settings);
        StarterTranslation translation =
                new StarterTranslation(world, new ClientScope(client.namespace(), client.labels()));
        SnapshotHolder snapshots = new SnapshotHolder();
        RandomSource random = seeded(seed);
        List<String> problems = new LocalConfiguration(new SnapshotWriter(snapshots, random)).use(translation::bytes);
        ManualClock clock = new ManualClock();
        return new ClientSide(
                new OutboundEngine(snapshots, client.namespace(), clock, random),
                new Explainer(snapshots, client.namespace()),
                clock,
                problems);
    }

    private static RandomSource seeded(long seed) {
        Random random = new Random(seed);
        return () -> random.nextLong() >>> 1;
    }

    OutboundCall call(RequestHead head, CallOptions options) {
        return engine.call(head, options);
    }

    Explanation explain(RequestHead head) {
        return explainer.explain(head);
    }

    ManualClock clock() {
        return clock;
    }

    List<String> problems() {
        return problems;
    }
}
