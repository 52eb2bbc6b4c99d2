package org.embeddedmesh.conformance.istio;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.service.discovery.v3.DiscoveryResponse;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.route.RouteTable;
import org.embeddedmesh.xds.translate.EnvoyTranslator;
import org.embeddedmesh.xds.translate.RefusedException;
import org.embeddedmesh.xds.translate.ResourceType;

/** A real istiod's messages, each resource of which must become a record. */
public final class Wire implements CaseSource {

    /** The inbound listener of a server that is no proxy, gRPC's and ours. */
    private static final String INBOUND = "xds.istio.io/grpc/lds/inbound/";

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        for (String directory : folder.directories("istiod-wire")) {
            for (String node : folder.directories(directory)) {
                folder.files(node, ".pb").forEach(file -> read(file, folder.bytes(file), cases));
            }
        }
        return cases;
    }

    private static void read(String file, byte[] response, List<Case> cases) {
        Numbered names = new Numbered();
        try {
            for (Any resource : DiscoveryResponse.parseFrom(response).getResourcesList()) {
                ResourceType type = ResourceType.of(resource.getTypeUrl()).orElseThrow();
                String name = name(type, resource.getValue());
                cases.add(new Case(
                        file, names.name(type.shortName() + " " + name), () -> run(type, name, resource.getValue())));
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static String name(ResourceType type, ByteString bytes) throws InvalidProtocolBufferException {
        return switch (type) {
            case LISTENER -> Listener.parseFrom(bytes).getName();
            case ROUTE_CONFIGURATION -> RouteConfiguration.parseFrom(bytes).getName();
            case CLUSTER -> Cluster.parseFrom(bytes).getName();
            case LOAD_ASSIGNMENT -> ClusterLoadAssignment.parseFrom(bytes).getClusterName();
            case HOST_INDEX -> throw new IllegalArgumentException("istiod has no host index");
        };
    }

    private static Verdict run(ResourceType type, String name, ByteString bytes) throws InvalidProtocolBufferException {
        if (type == ResourceType.LISTENER && isOfAProxy(Listener.parseFrom(bytes))) {
            return new Verdict.NotApplicable("a listener of a proxy, on an address of its own");
        }
        if (type == ResourceType.CLUSTER && isOfAProxy(Cluster.parseFrom(bytes))) {
            return new Verdict.NotApplicable("a cluster of a proxy, for traffic that it takes by address");
        }
        try {
            translate(type, name, bytes);
            return Verdict.PASSED;
        } catch (RefusedException | IllegalArgumentException e) {
            return Verdict.failed("refused: " + e.getMessage());
        }
    }

    private static boolean isOfAProxy(Listener listener) {
        return !listener.hasApiListener() && !listener.getName().startsWith(INBOUND);
    }

    private static boolean isOfAProxy(Cluster cluster) {
        return cluster.getType() == Cluster.DiscoveryType.ORIGINAL_DST
                || cluster.getType() == Cluster.DiscoveryType.STATIC;
    }

    private static void translate(ResourceType type, String name, ByteString bytes) {
        switch (type) {
            case LISTENER -> EnvoyTranslator.listener(name, bytes);
            case ROUTE_CONFIGURATION ->
                RouteTable.of(EnvoyTranslator.routes(name, bytes).value());
            case CLUSTER -> EnvoyTranslator.cluster(name, bytes);
            case LOAD_ASSIGNMENT -> EnvoyTranslator.loadAssignment(name, bytes);
            case HOST_INDEX -> EnvoyTranslator.hostIndex(bytes);
        }
    }
}
