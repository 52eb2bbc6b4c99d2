package org.embeddedmesh.spring.discovery;

import java.io.IOException;
import java.net.URI;
import org.embeddedmesh.spring.client.MeshCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.HttpRequestLoadBalancerRequest;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerRequest;
import org.springframework.cloud.client.loadbalancer.Request;

/**
 * Leaves {@code @LoadBalanced} requests to the mesh's services as they are written, so that rules see the service and not one
 * of its instances; all else is the other load balancer's.
 */
public final class MeshLoadBalancerClient implements LoadBalancerClient {

    private final LoadBalancerClient others;
    private final MeshCalls calls;
    private final ServiceIds services;

    public MeshLoadBalancerClient(LoadBalancerClient others, MeshCalls calls, ServiceIds services) {
        this.others = others;
        this.calls = calls;
        this.services = services;
    }

    @Override
    public <T> T execute(String serviceId, LoadBalancerRequest<T> request) throws IOException {
        return isOfMesh(serviceId, request)
                ? apply(request, new ServiceItself(serviceId))
                : others.execute(serviceId, request);
    }

    @Override
    public <T> T execute(String serviceId, ServiceInstance instance, LoadBalancerRequest<T> request)
            throws IOException {
        return isOfMesh(serviceId, request)
                ? apply(request, new ServiceItself(serviceId))
                : others.execute(serviceId, instance, request);
    }

    @Override
    public URI reconstructURI(ServiceInstance instance, URI original) {
        if (!(instance instanceof ServiceItself)) {
            return others.reconstructURI(instance, original);
        }
        return calls.concern(original) ? original : elsewhere(instance.getServiceId(), original);
    }

    @Override
    public @Nullable ServiceInstance choose(String serviceId) {
        return others.choose(serviceId);
    }

    @Override
    public <T> @Nullable ServiceInstance choose(String serviceId, Request<T> request) {
        return others.choose(serviceId, request);
    }

    private boolean isOfMesh(String serviceId, LoadBalancerRequest<?> request) {
        return request instanceof HttpRequestLoadBalancerRequest<?> http
                ? calls.concern(http.getHttpRequest().getURI())
                : services.isKnown(serviceId);
    }

    private URI elsewhere(String serviceId, URI original) {
        ServiceInstance instance = others.choose(serviceId);
        if (instance == null) {
            throw new IllegalStateException("No instances available for " + serviceId);
        }
        return others.reconstructURI(instance, original);
    }

    private static <T> T apply(LoadBalancerRequest<T> request, ServiceInstance instance) throws IOException {
        try {
            return request.apply(instance);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands for all instances of a service. */
    private static final class ServiceItself extends DefaultServiceInstance {

        ServiceItself(String serviceId) {
            super(serviceId, serviceId, serviceId, 80, false);
        }
    }
}
