package org.embeddedmesh.xds.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.Destination;
import org.embeddedmesh.snapshot.Snapshot;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.xds.ads.Resources;
import org.junit.jupiter.api.Test;

class LocalConfigurationTests {

    private static final String A = "a.default.svc.cluster.local";
    private static final String B = "b.default.svc.cluster.local";

    private final SnapshotHolder holder = new SnapshotHolder();
    private final LocalConfiguration configuration = new LocalConfiguration(new SnapshotWriter(holder));

    @Test
    void everythingFromHostsToEndpointsIsInUseAtOnce() {
        List<String> problems = configuration.use(source(
                Resources.hosts("1", A),
                Resources.listener("1", A + ":9095", "r"),
                Resources.routes("1", "r", "c"),
                Resources.cluster("1", "c"),
                Resources.endpoints("1", "c", 9095)));

        assertThat(problems).isEmpty();
        assertThat(destination("a")).isInstanceOf(Destination.Configured.class);
        assertThat(snapshot().endpoints("c")).hasSize(1);
    }

    @Test
    void connectionsHaveTheirClustersAtOnceAndRequestsGoTheirOwnWay() {
        List<String> problems = configuration.use(source(
                Resources.hosts("1", A),
                Resources.tcpListener("1", A + ":9095", "c"),
                Resources.cluster("1", "c"),
                Resources.endpoints("1", "c", 3306)));

        assertThat(problems).isEmpty();
        assertThat(snapshot().connection(new Authority("a", 9095), "default")).isInstanceOf(Destination.Chained.class);
        assertThat(snapshot().endpoints("c")).hasSize(1);
        assertThat(destination("a")).isInstanceOf(Destination.OutsideMesh.class);
    }

    @Test
    void hostWithoutListenerIsOutsideTheMesh() {
        configuration.use(source(Resources.hosts("1", A)));

        assertThat(destination("a")).isInstanceOf(Destination.OutsideMesh.class);
    }

    @Test
    void destinationThatIsNotWantedIsKnownOnly() {
        ResourceSource source = source(
                Resources.hosts("1", A, B),
                Resources.listener("1", A + ":9095", "r"),
                Resources.listener("1", B + ":9095", "r"),
                Resources.routes("1", "r", "c"));

        configuration.use(source, it -> it.host().equals(A));

        assertThat(destination("a")).isInstanceOf(Destination.Configured.class);
        assertThat(destination("b")).isInstanceOf(Destination.Awaited.class);
    }

    @Test
    void whatASourceDoesNotSayAnyMoreIsDropped() {
        configuration.use(source(
                Resources.hosts("1", A, B),
                Resources.listener("1", A + ":9095", "r"),
                Resources.listener("1", B + ":9095", "s"),
                Resources.routes("1", "r", "c"),
                Resources.routes("1", "s", "d"),
                Resources.cluster("1", "c"),
                Resources.cluster("1", "d"),
                Resources.endpoints("1", "c", 9095),
                Resources.endpoints("1", "d", 9096)));

        configuration.use(source(
                Resources.hosts("2", A),
                Resources.listener("1", A + ":9095", "r"),
                Resources.routes("2", "r", "c"),
                Resources.cluster("1", "c")));

        assertThat(snapshot().listeners()).extracting(it -> it.destination()).containsExactly(new Authority(A, 9095));
        assertThat(snapshot().routeConfigurations())
                .extracting(RouteConfiguration::name)
                .containsExactly("r");
        assertThat(snapshot().clusters()).extracting(Cluster::name).containsExactly("c");
        assertThat(snapshot().endpoints("c")).isEmpty();
    }

    @Test
    void refusedResourceIsReportedAndWhatWasThereStays() {
        configuration.use(source(
                Resources.hosts("1", A),
                Resources.listener("1", A + ":9095", "r"),
                Resources.routes("1", "r", "c"),
                Resources.cluster("1", "c")));

        List<String> problems = configuration.use(source(
                Resources.hosts("1", A),
                Resources.listener("1", A + ":9095", "r"),
                Resources.routesOfTwoEqualDomains("2", "r"),
                Resources.cluster("1", "c")));

        assertThat(problems).singleElement().asString().startsWith("RouteConfiguration/r: ");
        assertThat(destination("a")).isInstanceOf(Destination.Configured.class);
        assertThat(snapshot().routeConfigurations().iterator().next().virtualHosts())
                .hasSize(1);
    }

    private Destination destination(String host) {
        return snapshot().destination(host, 9095, "default");
    }

    private Snapshot snapshot() {
        return holder.current();
    }

    private static ResourceSource source(Resource... resources) {
        return (typeUrl, name) -> Arrays.stream(resources)
                .filter(it -> it.getName().equals(name)
                        && it.getResource().getTypeUrl().equals(typeUrl))
                .findFirst()
                .map(it -> it.getResource().getValue().toByteArray());
    }
}
