package org.embeddedmesh.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.istio.resource.Manifest;
import org.embeddedmesh.istio.translate.StarterTranslation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.MeshSettings;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.outbound.ConnectionDecision;
import org.embeddedmesh.outbound.ConnectionRouter;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.local.LocalConfiguration;
import org.junit.jupiter.api.Test;

/** Rules for connections, through the real translation and the wire's bytes, to the engine's decision. */
class ConnectionSimulationTests {

    private static final String SERVICES = """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: mysql}
            spec:
              hosts: [mysql.default.svc.cluster.local]
              addresses: [10.0.0.7]
              ports: [{number: 3306, name: mysql, protocol: TCP}]
              location: MESH_INTERNAL
              resolution: STATIC
              endpoints: [{address: 127.0.1.1, labels: {version: v1}}, {address: 127.0.1.2, labels: {version: v2}}]
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: shop}
            spec:
              hosts: ["*.shop.example"]
              ports: [{number: 443, name: tls, protocol: TLS}]
              location: MESH_INTERNAL
              resolution: STATIC
              endpoints: [{address: 127.0.2.1}]
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: mysql}
            spec:
              host: mysql
              subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]
            ---
            """;

    private static final String RULES = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: mysql}
            spec:
              hosts: [mysql]
              tcp:
              - match: [{sourceLabels: {app: report}}]
                route: [{destination: {host: mysql, subset: v2}}]
              - route:
                - {destination: {host: mysql, subset: v1}, weight: 80}
                - {destination: {host: mysql, subset: v2}, weight: 20}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop}
            spec:
              hosts: ["*.shop.example"]
              tls:
              - match: [{sniHosts: [pay.shop.example]}]
                route: [{destination: {host: mysql, port: {number: 3306}}}]
              - match: [{sniHosts: ["*.eu.shop.example", pay.shop.example]}]
                route: [{destination: {host: "*.shop.example"}}]
            """;

    private final AtomicLong random = new AtomicLong();

    @Test
    void weightsOfATcpRouteAreKept() {
        SnapshotHolder mesh = mesh(Map.of());

        List<String> clusters = LongStream.range(0, 100)
                .peek(random::set)
                .mapToObj(it -> connect(mesh, "mysql", 3306, "").cluster())
                .toList();

        assertThat(clusters)
                .filteredOn("outbound|3306|v1|mysql.default.svc.cluster.local"::equals)
                .hasSize(80);
        assertThat(clusters)
                .filteredOn("outbound|3306|v2|mysql.default.svc.cluster.local"::equals)
                .hasSize(20);
    }

    @Test
    void labelsOfTheClientChooseTheTcpRouteAndItsOriginIsNamed() {
        SnapshotHolder mesh = mesh(Map.of("app", "report"));

        ConnectionDecision.Connect end = connect(mesh, "mysql.default", 3306, "");

        assertThat(end.chain().origin()).isEqualTo(new Origin("VirtualService default/mysql", "tcp[0]"));
        assertThat(addresses(mesh, end)).containsExactly("127.0.1.2");
    }

    @Test
    void serviceIsFoundByItsAddress() {
        SnapshotHolder mesh = mesh(Map.of("app", "report"));

        assertThat(addresses(mesh, connect(mesh, "10.0.0.7", 3306, ""))).containsExactly("127.0.1.2");
    }

    @Test
    void serverNameChoosesTheTlsRoute() {
        SnapshotHolder mesh = mesh(Map.of());

        ConnectionDecision.Connect pay = connect(mesh, "www.shop.example", 443, "pay.shop.example");
        assertThat(pay.chain().origin()).isEqualTo(new Origin("VirtualService default/shop", "tls[0]"));
        assertThat(addresses(mesh, pay)).containsExactly("127.0.1.1", "127.0.1.2");

        ConnectionDecision.Connect eu = connect(mesh, "www.shop.example", 443, "A.EU.shop.example");
        assertThat(eu.chain().origin()).isEqualTo(new Origin("VirtualService default/shop", "tls[1]"));
        assertThat(addresses(mesh, eu)).containsExactly("127.0.2.1");
    }

    @Test
    void serverNameThatNoTlsRouteHasIsNotTaken() {
        SnapshotHolder mesh = mesh(Map.of());
        ConnectionDecision closed = new ConnectionDecision.Unmatched(new Authority("*.shop.example", 443));

        assertThat(decide(mesh, "www.shop.example", 443, "us.shop.example")).isEqualTo(closed);
        assertThat(decide(mesh, "www.shop.example", 443, "")).isEqualTo(closed);
    }

    @Test
    void withoutRulesConnectionsGoToTheServiceItself() {
        SnapshotHolder mesh = configured(SERVICES, Map.of());

        assertThat(connect(mesh, "mysql", 3306, "").cluster())
                .isEqualTo("outbound|3306||mysql.default.svc.cluster.local");
        assertThat(connect(mesh, "www.shop.example", 443, "us.shop.example").cluster())
                .isEqualTo("outbound|443||*.shop.example");
        assertThat(connect(mesh, "mysql", 3306, "").chain().origin()).isEqualTo(Origin.NONE);
    }

    @Test
    void whatIsNoConnectionOfTheMeshGoesItsOwnWay() {
        SnapshotHolder mesh = mesh(Map.of());

        assertThat(decide(mesh, "mysql", 3307, "")).isEqualTo(new ConnectionDecision.PassThrough());
        assertThat(decide(mesh, "stranger", 3306, "")).isEqualTo(new ConnectionDecision.PassThrough());
    }

    @Test
    void callOverHttpToAPortOfTcpGoesItsOwnWay() {
        MeshSimulation mesh = MeshSimulation.of(SERVICES + RULES);

        mesh.from("hellodemo").get("http://mysql:3306/").passesThrough();
        mesh.registryOnly().from("hellodemo").get("http://mysql:3306/").isAnsweredWith(502);
    }

    private SnapshotHolder mesh(Map<String, String> labels) {
        return configured(SERVICES + RULES, labels);
    }

    private static SnapshotHolder configured(String yaml, Map<String, String> labels) {
        World world = World.of(Manifest.read(yaml, "default"), List.of(), MeshSettings.defaults());
        StarterTranslation translation = new StarterTranslation(world, new ClientScope("default", labels));
        SnapshotHolder snapshots = new SnapshotHolder();
        assertThat(new LocalConfiguration(new SnapshotWriter(snapshots)).use(translation::bytes))
                .isEmpty();
        return snapshots;
    }

    private ConnectionDecision.Connect connect(SnapshotHolder mesh, String host, int port, String serverName) {
        ConnectionDecision decision = decide(mesh, host, port, serverName);
        assertThat(decision).isInstanceOf(ConnectionDecision.Connect.class);
        return (ConnectionDecision.Connect) decision;
    }

    private ConnectionDecision decide(SnapshotHolder mesh, String host, int port, String serverName) {
        return new ConnectionRouter("default", random::get)
                .decide(mesh.current(), new Authority(host, port), serverName);
    }

    private static List<String> addresses(SnapshotHolder mesh, ConnectionDecision.Connect end) {
        return mesh.current().endpoints(end.cluster()).stream()
                .map(Endpoint::address)
                .toList();
    }
}
