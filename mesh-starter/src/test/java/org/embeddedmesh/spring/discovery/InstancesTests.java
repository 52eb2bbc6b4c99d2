package org.embeddedmesh.spring.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.HealthStatus;
import org.embeddedmesh.endpoint.Locality;
import org.junit.jupiter.api.Test;

class InstancesTests {

    @Test
    void endpointThatWasFoundByItsNameIsCalledByIt() {
        assertThat(Instances.of("api", endpoint(Map.of("hostname", "api.example.com")))
                        .getUri())
                .hasToString("http://api.example.com:80");
    }

    @Test
    void endpointWithoutANameIsCalledByItsAddress() {
        assertThat(Instances.of("api", endpoint(Map.of())).getUri()).hasToString("http://10.0.0.1:80");
    }

    private static Endpoint endpoint(Map<String, String> metadata) {
        return new Endpoint("10.0.0.1", 80, 1, 0, HealthStatus.HEALTHY, Locality.UNKNOWN, metadata);
    }
}
