package org.embeddedmesh.server.ads;

import com.google.protobuf.Message;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.embeddedmesh.istio.translate.ResourceType;
import org.embeddedmesh.istio.translate.Translation;
import org.embeddedmesh.istio.world.ClientScope;
import org.embeddedmesh.istio.world.World;
import org.embeddedmesh.proto.v1.Host;
import org.embeddedmesh.proto.v1.HostIndex;

/** Resources that differ in one text; the same for all worlds and clients. */
final class FakeConfiguration implements Generator {

    private final Map<ResourceType, Map<String, Message>> resources = new EnumMap<>(ResourceType.class);
    private int translations;

    FakeConfiguration put(ResourceType type, String name, String text) {
        resources.computeIfAbsent(type, it -> new TreeMap<>()).put(name, message(type, name, text));
        return this;
    }

    FakeConfiguration remove(ResourceType type, String name) {
        resources.getOrDefault(type, new TreeMap<>()).remove(name);
        return this;
    }

    /** How many resources were asked for. */
    int translations() {
        return translations;
    }

    @Override
    public Translation translate(World world, ClientScope scope) {
        Map<ResourceType, Map<String, Message>> copy = new EnumMap<>(ResourceType.class);
        resources.forEach((type, messages) -> copy.put(type, new TreeMap<>(messages)));
        return new Translation() {
            @Override
            public Optional<Message> resource(ResourceType type, String name) {
                translations++;
                if (name.equals("broken")) {
                    throw new IllegalStateException("broken on purpose");
                }
                return Optional.ofNullable(copy.getOrDefault(type, Map.of()).get(name));
            }

            @Override
            public Collection<String> names(ResourceType type) {
                return List.copyOf(copy.getOrDefault(type, Map.of()).keySet());
            }
        };
    }

    private static Message message(ResourceType type, String name, String text) {
        return switch (type) {
            case HOST_INDEX ->
                HostIndex.newBuilder().addHosts(Host.newBuilder().setName(text)).build();
            case CLUSTER ->
                Cluster.newBuilder().setName(name).setAltStatName(text).build();
            case ENDPOINT ->
                ClusterLoadAssignment.newBuilder()
                        .setClusterName(name)
                        .addEndpoints(LocalityLbEndpoints.newBuilder().setPriority(text.length()))
                        .build();
            case LISTENER ->
                Listener.newBuilder().setName(name).setStatPrefix(text).build();
            case ROUTE ->
                RouteConfiguration.newBuilder()
                        .setName(name)
                        .addInternalOnlyHeaders(text)
                        .build();
        };
    }
}
