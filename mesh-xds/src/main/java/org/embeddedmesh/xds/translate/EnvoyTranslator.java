package org.embeddedmesh.xds.translate;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.Function;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.Listener;
import org.embeddedmesh.snapshot.TcpListener;

/**
 * Resources as they arrive to records of mesh-core. What cannot be used throws {@link RefusedException} with the field
 * and the reason; what can, but says more than this client does, names that in {@link Translated#ignoredFields()}.
 */
public final class EnvoyTranslator {

    private static final FieldScan SCAN = new FieldScan(SupportedFields.TABLE);

    private EnvoyTranslator() {}

    public static Translated<HostIndex> hostIndex(ByteString bytes) {
        return translate(
                ResourceType.HOST_INDEX,
                bytes,
                path -> HostIndexTranslator.translate(org.embeddedmesh.proto.v1.HostIndex.parseFrom(bytes), path));
    }

    public static Translated<Listener> listener(String name, ByteString bytes) {
        return translate(
                ResourceType.LISTENER,
                bytes,
                path -> ListenerTranslator.translate(
                        name, io.envoyproxy.envoy.config.listener.v3.Listener.parseFrom(bytes), path),
                it -> it instanceof TcpListener ? SupportedFields.TCP_LISTENER : ResourceType.LISTENER.messageName());
    }

    public static Translated<RouteConfiguration> routes(String name, ByteString bytes) {
        return translate(ResourceType.ROUTE_CONFIGURATION, bytes, path -> {
            var message = io.envoyproxy.envoy.config.route.v3.RouteConfiguration.parseFrom(bytes);
            requireName(name, message.getName(), path.field("name"));
            return RouteConfigurationTranslator.translate(message, path);
        });
    }

    public static Translated<Cluster> cluster(String name, ByteString bytes) {
        return translate(ResourceType.CLUSTER, bytes, path -> {
            var message = io.envoyproxy.envoy.config.cluster.v3.Cluster.parseFrom(bytes);
            requireName(name, message.getName(), path.field("name"));
            return ClusterTranslator.translate(message, path);
        });
    }

    public static Translated<LoadAssignment> loadAssignment(String name, ByteString bytes) {
        return translate(ResourceType.LOAD_ASSIGNMENT, bytes, path -> {
            var message = io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment.parseFrom(bytes);
            requireName(name, message.getClusterName(), path.field("cluster_name"));
            return LoadAssignmentTranslator.translate(message, path);
        });
    }

    private static void requireName(String expected, String actual, FieldPath path) {
        if (!expected.equals(actual)) {
            throw path.refuse("is '" + actual + "', but the resource is '" + expected + "'");
        }
    }

    private static <T> Translated<T> translate(ResourceType type, ByteString bytes, Translation<T> translation) {
        return translate(type, bytes, translation, it -> type.messageName());
    }

    /** @param fields which line of {@link SupportedFields} is about the message */
    private static <T> Translated<T> translate(
            ResourceType type, ByteString bytes, Translation<T> translation, Function<T, String> fields) {
        FieldPath path = FieldPath.root();
        try {
            T value = translation.apply(path);
            SCAN.scan(bytes, fields.apply(value), path);
            return new Translated<>(value, path.ignored());
        } catch (InvalidProtocolBufferException e) {
            throw path.refuse("not a readable " + type.shortName() + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw path.refuse(String.valueOf(e.getMessage()));
        }
    }

    private interface Translation<T> {
        T apply(FieldPath path) throws InvalidProtocolBufferException;
    }
}
