package org.embeddedmesh.istio.translate;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.world.Endpoint;
import org.embeddedmesh.istio.world.MergedDestinationRule;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.ServicePort;
import org.embeddedmesh.istio.world.SidecarScope;
import org.embeddedmesh.istio.world.World;

/** A service's port, or a subset of it, as a cluster and its endpoints. */
final class Clusters {

    private final World world;
    private final SidecarScope scope;
    private final Shape shape;

    Clusters(World world, SidecarScope scope, Shape shape) {
        this.world = world;
        this.scope = scope;
        this.shape = shape;
    }

    private record Target(SubsetKey key, Service service, ServicePort port, Optional<MergedDestinationRule> rule) {

        /** Labels that an endpoint must have; empty: there is no such subset. */
        Optional<Map<String, String>> labels() {
            return key.subset().isEmpty()
                    ? Optional.of(Map.of())
                    : rule.map(it -> it.subsets().get(key.subset())).map(it -> it.labels());
        }
    }

    /** The cluster of this name; empty where the service, the port or the subset does not exist. */
    Optional<Cluster> cluster(SubsetKey key) {
        return target(key).map(it -> cluster(it));
    }

    /** Who serves the cluster of this name. */
    Optional<List<Endpoint>> endpoints(SubsetKey key) {
        return target(key).map(this::endpoints);
    }

    /** The cluster of a service's port, and those of its subsets. */
    List<SubsetKey> keys(Service service, ServicePort port) {
        List<SubsetKey> keys = new ArrayList<>();
        keys.add(new SubsetKey(port.number(), "", service.host()));
        world.destinationRules()
                .find(scope.client(), service)
                .ifPresent(rule -> rule.subsets()
                        .keySet()
                        .forEach(it -> keys.add(new SubsetKey(port.number(), it, service.host()))));
        return keys;
    }

    private Optional<Target> target(SubsetKey key) {
        return scope.destination(key.host())
                .flatMap(service -> service.port(key.port())
                        .map(port -> new Target(
                                key, service, port, world.destinationRules().find(scope.client(), service)))
                        .filter(it -> it.labels().isPresent()));
    }

    private List<Endpoint> endpoints(Target target) {
        Map<String, String> labels = target.labels().orElse(Map.of());
        return world.services().endpoints(target.service(), target.port()).stream()
                .filter(it -> it.has(labels))
                .toList();
    }

    private Cluster cluster(Target target) {
        SubsetKey key = target.key();
        EffectivePolicy policy = EffectivePolicy.of(target.rule(), key.subset(), key.port());
        Cluster.Builder cluster = Cluster.newBuilder().setName(key.toString()).setMetadata(metadata(target));
        shape.discovery(cluster, endpoints(target));
        ConnectionPool.apply(cluster, policy.connectionPool());
        return cluster.setLoadBalancingPolicy(shape.balancing(policy.loadBalancing()))
                .build();
    }

    /** As istiod has it: the rule that shaped the cluster, the service behind it, the subset. */
    private static Metadata metadata(Target target) {
        Struct.Builder istio = Struct.newBuilder();
        target.rule().ifPresent(it -> istio.putFields("config", Origin.string(Origin.path(it.oldest()))));
        istio.putFields("services", services(target.service()));
        if (target.service().external()) {
            istio.putFields("external", Value.newBuilder().setBoolValue(true).build());
        }
        if (!target.key().subset().isEmpty()) {
            istio.putFields("subset", Origin.string(target.key().subset()));
        }
        return Origin.metadata(istio.build());
    }

    private static Value services(Service service) {
        Struct named = Struct.newBuilder()
                .putFields("namespace", Origin.string(service.namespace()))
                .putFields("name", Origin.string(service.host()))
                .putFields("host", Origin.string(service.host()))
                .build();
        return Value.newBuilder()
                .setListValue(
                        ListValue.newBuilder().addValues(Value.newBuilder().setStructValue(named)))
                .build();
    }
}
