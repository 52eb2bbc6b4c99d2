package org.embeddedmesh.spring.discovery;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;

/** Finds the mesh's services; asked before the application's other discovery clients, which know the rest. */
public final class MeshDiscoveryClient implements DiscoveryClient {

    /** Before Spring Cloud's own clients, which are at 0. */
    public static final int ORDER = -100;

    private final ServiceIds services;
    private final LiveEndpoints endpoints;

    public MeshDiscoveryClient(ServiceIds services, LiveEndpoints endpoints) {
        this.services = services;
        this.endpoints = endpoints;
    }

    @Override
    public String description() {
        return "Embedded Mesh";
    }

    /** May wait up to 2 seconds for each port of the service when it is asked for the first time. */
    @Override
    public List<ServiceInstance> getInstances(String serviceId) {
        return services.httpDestinations(serviceId).stream()
                .flatMap(it -> endpoints.of(it).stream())
                .distinct()
                .map(it -> Instances.of(serviceId, it))
                .toList();
    }

    @Override
    public List<String> getServices() {
        return services.all();
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
