package org.embeddedmesh.spring.discovery;

import java.net.URI;
import java.util.Optional;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.spring.client.ConfigurationDemand;
import org.embeddedmesh.spring.client.HeaderFields;
import org.embeddedmesh.spring.client.SpringRequestHead;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.DefaultResponse;
import org.springframework.cloud.client.loadbalancer.EmptyResponse;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.loadbalancer.core.ReactorLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ReactorServiceInstanceLoadBalancer;
import reactor.core.publisher.Mono;

/**
 * Chooses instances as the rules do (routes, subsets, weights, load balancing), for those who call them by themselves; retries
 * and timeouts stay theirs.
 */
public final class MeshServiceInstanceLoadBalancer implements ReactorServiceInstanceLoadBalancer {

    private final String serviceId;
    private final ReactorLoadBalancer<ServiceInstance> others;
    private final ServiceIds services;
    private final OutboundEngine engine;
    private final ConfigurationDemand configuration;

    /** @param others chooses for services that the mesh does not know */
    public MeshServiceInstanceLoadBalancer(
            String serviceId,
            ReactorLoadBalancer<ServiceInstance> others,
            ServiceIds services,
            OutboundEngine engine,
            ConfigurationDemand configuration) {
        this.serviceId = serviceId;
        this.others = others;
        this.services = services;
        this.engine = engine;
        this.configuration = configuration;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Mono<Response<ServiceInstance>> choose(Request request) {
        return Mono.defer(() -> head(request)
                .map(it -> engine.call(it, CallOptions.REPLAYABLE))
                .map(it -> next(it, it.start(), request))
                .orElseGet(() -> others.choose(request)));
    }

    private Mono<Response<ServiceInstance>> next(OutboundCall call, CallStep step, Request<?> request) {
        if (step instanceof CallStep.Send send) {
            ServiceInstance instance = Instances.of(serviceId, send.attempt().endpoint());
            call.completed(new Outcome.Abandoned());
            return Mono.just(new DefaultResponse(instance));
        }
        if (step instanceof CallStep.Await await) {
            return Mono.fromCompletionStage(() -> configuration.demand(await.destination()))
                    .timeout(await.atMost(), Mono.empty())
                    .then(Mono.defer(() -> next(call, call.resume(), request)));
        }
        return step instanceof CallStep.PassThrough ? others.choose(request) : Mono.just(new EmptyResponse());
    }

    private Optional<RequestHead> head(Request<?> request) {
        if (request.getContext() instanceof RequestDataContext context && context.getClientRequest() != null) {
            return head(context.getClientRequest());
        }
        return services.port(serviceId, -1).map(it -> head("GET", it, "/", HeaderFields.empty()));
    }

    private Optional<RequestHead> head(RequestData request) {
        URI url = request.getUrl();
        HeaderFields headers = HeaderFields.from(request.getHeaders());
        return services.port(serviceId, url.getPort())
                .map(it -> head(request.getHttpMethod().name(), it, SpringRequestHead.path(url), headers));
    }

    private RequestHead head(String method, int port, String path, HeaderFields headers) {
        headers.remove("Host");
        return new SpringRequestHead(method, serviceId + ":" + port, port, path, headers);
    }
}
