package org.embeddedmesh.xds.ads;

import com.google.protobuf.ByteString;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.embeddedmesh.xds.ads.RemovalGuard.Key;
import org.embeddedmesh.xds.translate.EnvoyTranslator;
import org.embeddedmesh.xds.translate.ResourceType;

/** What a process would miss: the hosts that it may call, its listeners and clusters, and clusters' endpoints. */
final class Belongings {

    private static final int MANY = 5;

    private final Subscriptions subscriptions;
    private final Map<ResourceType, Set<String>> names = new EnumMap<>(ResourceType.class);

    Belongings(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        for (ResourceType type : ResourceType.values()) {
            names.put(type, new HashSet<>());
        }
    }

    void updated(ResourceType type, String name, ByteString body) {
        switch (type) {
            case HOST_INDEX -> {
                of(type).clear();
                of(type).addAll(hosts(body));
            }
            case LOAD_ASSIGNMENT -> {
                if (isEmpty(name, body)) {
                    removed(type, name);
                } else {
                    of(type).add(name);
                }
            }
            case LISTENER, CLUSTER -> of(type).add(name);
            // Goes with its listener.
            case ROUTE_CONFIGURATION -> {}
        }
    }

    void removed(ResourceType type, String name) {
        of(type).remove(name);
    }

    /** Whether the removal takes something out of use. */
    boolean isLoss(ResourceType type, String name) {
        return switch (type) {
            case LISTENER, CLUSTER -> of(type).contains(name);
            // These stay when they are there.
            case HOST_INDEX, ROUTE_CONFIGURATION, LOAD_ASSIGNMENT -> false;
        };
    }

    /** Whether the new version has next to nothing left of the one before. */
    boolean isLoss(ResourceType type, String name, ByteString body) {
        return switch (type) {
            case HOST_INDEX -> losesMost(hosts(body));
            case LOAD_ASSIGNMENT -> of(type).contains(name) && isEmpty(name, body);
            case LISTENER, CLUSTER, ROUTE_CONFIGURATION -> false;
        };
    }

    /** Whether these, if they are lost, are the index or most of their type. */
    boolean areMostIn(Set<Key> losses) {
        return Stream.of(ResourceType.LISTENER, ResourceType.CLUSTER, ResourceType.LOAD_ASSIGNMENT)
                        .anyMatch(it -> areMost(it, losses))
                || losses.contains(new Key(ResourceType.HOST_INDEX, ConfigurationTree.HOSTS));
    }

    private boolean areMost(ResourceType type, Set<Key> losses) {
        of(type).removeIf(it -> subscriptions.get(type, it).isEmpty());
        long lost = losses.stream()
                .filter(it -> it.type() == type && of(type).contains(it.name()))
                .count();
        return isMost(lost, of(type).size());
    }

    private boolean losesMost(Set<String> left) {
        Set<String> hosts = of(ResourceType.HOST_INDEX);
        long lost = hosts.stream().filter(it -> !left.contains(it)).count();
        return isMost(lost, hosts.size()) || (left.isEmpty() && lost > 0);
    }

    private static boolean isMost(long lost, long all) {
        return lost >= MANY && 2 * lost > all;
    }

    private static Set<String> hosts(ByteString body) {
        return EnvoyTranslator.hostIndex(body).value().hosts().keySet();
    }

    private static boolean isEmpty(String name, ByteString body) {
        return EnvoyTranslator.loadAssignment(name, body).value().endpoints().isEmpty();
    }

    private Set<String> of(ResourceType type) {
        return Objects.requireNonNull(names.get(type));
    }
}
