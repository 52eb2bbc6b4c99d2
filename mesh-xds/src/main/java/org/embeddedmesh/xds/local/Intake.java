package org.embeddedmesh.xds.local;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.RouteConfiguration;
import org.embeddedmesh.snapshot.Cluster;
import org.embeddedmesh.snapshot.HostIndex;
import org.embeddedmesh.snapshot.Listener;
import org.embeddedmesh.snapshot.OutboundListener;
import org.embeddedmesh.snapshot.SnapshotWriter;
import org.embeddedmesh.snapshot.TcpListener;
import org.embeddedmesh.xds.translate.EnvoyTranslator;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;
import org.embeddedmesh.xds.translate.Translated;

/** One walk through a source, from the hosts down to the endpoints. */
final class Intake {

    private static final String HOSTS = "hosts";

    private final ResourceSource source;
    private final SnapshotWriter writer;
    private final Predicate<Authority> wanted;
    private final Names names = new Names();
    private final List<String> problems = new ArrayList<>();

    Intake(ResourceSource source, SnapshotWriter writer, Predicate<Authority> wanted) {
        this.source = source;
        this.writer = writer;
        this.wanted = wanted;
    }

    void takeAll() {
        take(ResourceType.HOST_INDEX, HOSTS, (name, bytes) -> EnvoyTranslator.hostIndex(bytes), this::hosts);
    }

    Names names() {
        return names;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private void hosts(HostIndex index) {
        writer.hostIndex(index);
        index.hosts().forEach((host, ports) -> ports.keySet().forEach(port -> destination(new Authority(host, port))));
    }

    private void destination(Authority destination) {
        if (!wanted.test(destination)) {
            return;
        }
        names.listeners().add(destination);
        String name = destination.toString();
        if (!take(ResourceType.LISTENER, name, EnvoyTranslator::listener, this::listener)) {
            writer.absent(destination);
        }
    }

    private void listener(Listener listener) {
        if (listener instanceof OutboundListener requests) {
            listener(requests);
        } else if (listener instanceof TcpListener connections) {
            connections.clusters().forEach(this::cluster);
            writer.listener(connections);
        }
    }

    private void listener(OutboundListener listener) {
        String table = listener.routeConfiguration();
        if (!names.routes().contains(table)
                && take(ResourceType.ROUTE_CONFIGURATION, table, EnvoyTranslator::routes, this::routes)) {
            names.routes().add(table);
        }
        writer.listener(listener);
    }

    private void routes(RouteConfiguration routes) {
        routes.clusters().forEach(this::cluster);
        writer.routes(routes);
    }

    private void cluster(String name) {
        if (!names.clusters().contains(name)
                && take(ResourceType.CLUSTER, name, EnvoyTranslator::cluster, this::cluster)) {
            names.clusters().add(name);
        }
    }

    private void cluster(Cluster cluster) {
        writer.cluster(cluster);
        String name = cluster.loadAssignment();
        if (!names.endpoints().contains(name)
                && take(ResourceType.LOAD_ASSIGNMENT, name, EnvoyTranslator::loadAssignment, writer::endpoints)) {
            names.endpoints().add(name);
        }
    }

    /** Whether the source has the resource, usable or not. */
    private <T> boolean take(
            ResourceType type,
            String name,
            BiFunction<String, ByteString, Translated<T>> translation,
            Consumer<T> taker) {
        Optional<byte[]> bytes = source.resource(type.typeUrl(), name);
        bytes.ifPresent(it -> {
            try {
                Translated<T> translated = translation.apply(name, ByteString.copyFrom(it));
                translated.ignoredFields().forEach(field -> report(type, name, field));
                taker.accept(translated.value());
            } catch (RefusedException e) {
                report(type, name, e.field().isEmpty() ? e.reason() : e.field() + ": " + e.reason());
            } catch (IllegalArgumentException e) {
                report(type, name, String.valueOf(e.getMessage()));
            }
        });
        return bytes.isPresent();
    }

    private void report(ResourceType type, String name, String what) {
        problems.add(type.shortName() + "/" + name + ": " + what);
    }
}
