package org.embeddedmesh.istio.translate;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;

/**
 * What our own client reads: a host index, and by name a listener for each destination, with a table of its own or, where
 * no HTTP is spoken, with filter chains. A service of the cluster's domain that has one HTTP port, and not 80, answers as
 * {@code host:80}, too.
 */
public final class StarterTranslation implements Translation {

    private final Resources resources;
    private final Cache cache = new Cache();
    private final Admission admission;

    public StarterTranslation(World world, ClientScope client) {
        this.resources = new Resources(world, client, Shape.STARTER);
        this.admission = new Admission(world.authorizationPolicies().of(client));
    }

    @Override
    public Optional<Message> resource(ResourceType type, String name) {
        return cache.get(type, name, it -> translate(type, it));
    }

    private Optional<Message> translate(ResourceType type, String name) {
        return switch (type) {
            case HOST_INDEX ->
                Optional.of(name).filter(HostIndexes.NAME::equals).map(it -> resources.hostIndex());
            case LISTENER -> resources.listener(name).or(() -> resources.tcpListener(name));
            case ROUTE -> resources.routes(name).map(it -> it);
            case CLUSTER -> resources.cluster(name).map(it -> it);
            case ENDPOINT -> resources.endpoints(name);
        };
    }

    @Override
    public List<Unsupported> unsupported(ResourceType type, String name) {
        return type == ResourceType.HOST_INDEX
                ? Unsupported.policies(admission.refusing(), "not enforced: calls are admitted as if it were not there")
                : List.of();
    }

    @Override
    public Collection<String> names(ResourceType type) {
        return switch (type) {
            case HOST_INDEX -> List.of(HostIndexes.NAME);
            case LISTENER -> {
                List<String> names = new ArrayList<>(resources.listenerNames());
                names.addAll(resources.tcpListenerNames());
                yield names;
            }
            case ROUTE -> resources.routeNames();
            case CLUSTER, ENDPOINT -> resources.clusterNames();
        };
    }
}
