package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/**
 * What gRPC's own xDS client reads, in istiod's proxyless shape: listeners named as asked, also by short names; only
 * filters and balancing policies that gRPC knows. It has no host index.
 */
public final class GrpcTranslation implements Translation {

    private final Resources resources;
    private final Cache cache = new Cache();

    public GrpcTranslation(World world, ClientScope client) {
        this.resources = new Resources(world, client, Shape.GRPC);
    }

    @Override
    public Optional<Message> resource(ResourceType type, String name) {
        return cache.get(type, name, it -> translate(type, it));
    }

    private Optional<Message> translate(ResourceType type, String name) {
        return switch (type) {
            case HOST_INDEX -> Optional.empty();
            case LISTENER -> resources.listenerOfShortName(name);
            case ROUTE -> resources.routes(name);
            case CLUSTER -> resources.cluster(name);
            case ENDPOINT -> resources.endpoints(name);
        };
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
