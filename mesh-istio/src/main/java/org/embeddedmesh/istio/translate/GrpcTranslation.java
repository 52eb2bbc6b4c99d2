package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/**
 * What gRPC's own xDS client reads, in istiod's proxyless shape: listeners named as asked, also by short names; only
 * filters and balancing policies that gRPC knows. It has no host index. An inbound listener refuses every call for the sake
 * of a policy that it cannot enforce.
 */
public final class GrpcTranslation implements Translation {

    private final Resources resources;
    private final Resources asked;
    private final Admission admission;
    private final InboundListeners inbound;
    private final Cache cache = new Cache();
    private final Map<String, List<Unsupported>> unsupported = new ConcurrentHashMap<>();

    public GrpcTranslation(World world, ClientScope client) {
        this.resources = new Resources(world, client, Shape.GRPC);
        this.asked = new Resources(world, client, Shape.STARTER);
        this.admission = new Admission(world.authorizationPolicies().of(client));
        this.inbound = new InboundListeners(admission);
    }

    @Override
    public Optional<Message> resource(ResourceType type, String name) {
        return cache.get(type, name, it -> translate(type, it));
    }

    private Optional<Message> translate(ResourceType type, String name) {
        return switch (type) {
            case HOST_INDEX -> Optional.empty();
            case LISTENER ->
                InboundListeners.isInbound(name) ? inbound.of(name).map(it -> it) : resources.listenerOfShortName(name);
            case ROUTE -> resources.routes(name).map(GrpcRoutes::of);
            case CLUSTER -> resources.cluster(name).map(it -> it);
            case ENDPOINT -> resources.endpoints(name);
        };
    }

    @Override
    public List<Unsupported> unsupported(ResourceType type, String name) {
        List<Unsupported> found = unsupported.get(type + name);
        if (found != null) {
            return found;
        }
        Optional<List<Unsupported>> known = limits(type, name);
        known.ifPresent(it -> unsupported.put(type + name, it));
        return known.orElse(List.of());
    }

    private Optional<List<Unsupported>> limits(ResourceType type, String name) {
        return switch (type) {
            case ROUTE -> asked.routes(name).map(GrpcLimits::of);
            case CLUSTER -> asked.cluster(name).map(GrpcLimits::of);
            case LISTENER ->
                Optional.of(name).filter(InboundListeners::isInbound).map(it -> unenforceable());
            case HOST_INDEX, ENDPOINT -> Optional.empty();
        };
    }

    private List<Unsupported> unenforceable() {
        return Unsupported.policies(admission.unenforceable(), "every call is refused: this server cannot enforce it");
    }

    @Override
    public Collection<String> names(ResourceType type) {
        return switch (type) {
            case HOST_INDEX -> List.of();
            case LISTENER -> resources.listenerNames();
            case ROUTE -> resources.routeNames();
            case CLUSTER, ENDPOINT -> resources.clusterNames();
        };
    }
}
