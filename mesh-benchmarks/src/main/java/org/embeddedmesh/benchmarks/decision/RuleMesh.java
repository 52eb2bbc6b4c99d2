package org.embeddedmesh.benchmarks.decision;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.local.LocalConfiguration;

/** One service in Istio's words: as many routes as asked for, each with a feature, and as many endpoints of each version. */
final class RuleMesh {

    private static final String SERVICE = """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: helloworldservice}
            spec:
              hosts: [helloworldservice.default.svc.cluster.local]
              resolution: STATIC
              ports: [{number: 9095, name: http, protocol: HTTP}]
              endpoints: [%s]
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: helloworldservice}
            spec:
              host: helloworldservice
              subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: helloworldservice}
            spec:
              hosts: [helloworldservice]
              http: [%s]
            """;

    private static final String ROUTE = """
            {match: [{uri: {prefix: /api/%d/}, %s}], timeout: 10s, %s
             route: [{destination: {host: helloworldservice, subset: v1}, weight: 90},
                     {destination: {host: helloworldservice, subset: v2}, weight: 10}]}""";

    private RuleMesh() {}

    /** @throws IllegalStateException if something of it could not be used as it is written */
    static SnapshotHolder snapshots(Feature feature, int routes, int endpoints) {
        String yaml = String.format(Locale.ROOT, SERVICE, endpoints(endpoints), routes(feature, routes));
        World world = World.of(Manifest.read(yaml, "default"), List.of(), MeshSettings.defaults());
        SnapshotHolder holder = new SnapshotHolder();
        List<String> problems = new LocalConfiguration(new SnapshotWriter(holder))
                .use(new StarterTranslation(world, new ClientScope("default", Map.of()))::bytes);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
        return holder;
    }

    private static String routes(Feature feature, int count) {
        String fields = feature.route().isEmpty() ? "" : feature.route() + ",";
        return IntStream.range(0, count)
                .mapToObj(it -> String.format(Locale.ROOT, ROUTE, it, feature.match(), fields))
                .collect(Collectors.joining(",\n"));
    }

    private static String endpoints(int count) {
        return IntStream.range(0, 2 * count)
                .mapToObj(it -> "{address: 127.0." + it / 250 + "." + (it % 250 + 1) + ", labels: {version: v"
                        + (1 + it % 2) + "}}")
                .collect(Collectors.joining(", "));
    }
}
