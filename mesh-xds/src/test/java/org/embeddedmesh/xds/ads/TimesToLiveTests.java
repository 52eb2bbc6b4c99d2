package org.embeddedmesh.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embeddedmesh.xds.ads.Resources.cluster;
import static org.embeddedmesh.xds.ads.Resources.hosts;
import static org.embeddedmesh.xds.translate.ResourceType.CLUSTER;
import static org.embeddedmesh.xds.translate.ResourceType.HOST_INDEX;

import io.envoyproxy.envoy.service.discovery.v3.Resource;
import java.time.Duration;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.xds.ads.SubscribedResource.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimesToLiveTests {

    private static final Authority HELLO = new Authority("hello.default.svc.cluster.local", 9095);

    private final AdsFixture mesh = new AdsFixture();

    @BeforeEach
    void start() {
        mesh.start();
        mesh.send(HOST_INDEX, hosts("1", HELLO.host()));
        mesh.makeLive(HELLO, "routes", "v1");
        mesh.send(CLUSTER, living(cluster("2", "v1")));
    }

    @AfterEach
    void stop() {
        mesh.close();
    }

    @Test
    void clientSaysThatItKeepsTimes() {
        assertThat(mesh.server().requests().get(0).getNode().getClientFeaturesList())
                .contains("xds.config.supports-resource-ttl");
    }

    @Test
    void resourceWhoseTimeIsOverIsRemoved() {
        mesh.loop().advance(Duration.ofMillis(4_999));
        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");

        mesh.loop().advance(Duration.ofMillis(1));

        assertThat(mesh.call(HELLO)).isEqualTo("503 [NC]");
        assertThat(mesh.resource(CLUSTER, "v1").state()).isEqualTo(State.DOES_NOT_EXIST);
    }

    @Test
    void heartbeatBeginsTheTimeAnew() {
        mesh.loop().advance(Duration.ofSeconds(4));
        mesh.send(
                CLUSTER,
                living(Resource.newBuilder().setName("v1").setVersion("2").build()));
        mesh.loop().advance(Duration.ofSeconds(4));

        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
        assertThat(mesh.resource(CLUSTER, "v1").version()).isEqualTo("2");
    }

    @Test
    void versionWithoutATimeLivesUntilItIsRemoved() {
        mesh.send(CLUSTER, cluster("3", "v1"));

        mesh.loop().advance(Duration.ofDays(1));

        assertThat(mesh.call(HELLO)).isEqualTo("to 1001");
    }

    private static Resource living(Resource resource) {
        return resource.toBuilder()
                .setTtl(com.google.protobuf.Duration.newBuilder().setSeconds(5))
                .build();
    }
}
