package org.embeddedmesh.spring.discovery;

import java.util.HashMap;
import java.util.Map;
import org.embeddedmesh.endpoint.Endpoint;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

/** Endpoints as Spring Cloud sees them. */
final class Instances {

    private Instances() {}

    static ServiceInstance of(String serviceId, Endpoint endpoint) {
        Map<String, String> metadata = new HashMap<>(endpoint.metadata());
        if (!endpoint.locality().zone().isEmpty()) {
            metadata.put("zone", endpoint.locality().zone());
        }
        // Whoever builds an address from the instance would send it as the host.
        String host = metadata.getOrDefault("hostname", endpoint.address());
        String instanceId = serviceId + "-" + endpoint.address() + "-" + endpoint.port();
        return new DefaultServiceInstance(instanceId, serviceId, host, endpoint.port(), false, metadata);
    }
}
