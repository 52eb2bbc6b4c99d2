package org.embeddedmesh.spring.client.httpcore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.embeddedmesh.balance.LoadBalancingPolicy;
import org.embeddedmesh.route.Origin;
import org.embeddedmesh.snapshot.Cluster;
import org.junit.jupiter.api.Test;

class KeepAliveTests {

    private final KeepAlive keepAlive = new KeepAlive();

    @Test
    void whatTheServerSaysCountsWithAMargin() {
        assertThat(after("timeout=60")).isEqualTo(Duration.ofSeconds(59));
        assertThat(after("timeout=1, max=99")).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatItSaysLaterCountsFromThenOn() {
        after("timeout=60");
        assertThat(after("timeout=20")).isEqualTo(Duration.ofSeconds(19));
        assertThat(after("timeout=20")).isEqualTo(Duration.ofSeconds(19));
        assertThat(after("timeout=60")).isEqualTo(Duration.ofSeconds(59));
    }

    @Test
    void whereItSaysNothingTheClustersIdleTimeoutCounts() {
        after("timeout=60");
        assertThat(after(null)).isEqualTo(Cluster.DEFAULT_IDLE_TIMEOUT);
        assertThat(after("max=99")).isEqualTo(Cluster.DEFAULT_IDLE_TIMEOUT);
        assertThat(after("timeout=soon")).isEqualTo(Cluster.DEFAULT_IDLE_TIMEOUT);
    }

    private Duration after(String said) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        response.setHeader("Content-Length", "0");
        if (said != null) {
            response.setHeader("Keep-Alive", said);
        }
        return keepAlive.after(new BasicClassicHttpRequest("GET", "/"), response, 1, cluster());
    }

    private static Cluster cluster() {
        return new Cluster(
                "c",
                "c",
                LoadBalancingPolicy.LEAST_REQUEST,
                Cluster.DEFAULT_PANIC_THRESHOLD,
                Cluster.DEFAULT_CONNECT_TIMEOUT,
                Cluster.DEFAULT_IDLE_TIMEOUT,
                0,
                Origin.NONE);
    }
}
