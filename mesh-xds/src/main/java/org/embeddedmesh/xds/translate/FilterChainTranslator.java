package org.embeddedmesh.xds.translate;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChainMatch;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.tcp.FilterChain;
import org.embeddedmesh.tcp.FilterChain.WeightedCluster;
import org.embeddedmesh.tcp.FilterChains;

/** Filter chains that match server names and end in a TCP proxy. */
final class FilterChainTranslator {

    private static final long MAX_TOTAL = 0xFFFF_FFFFL;

    private FilterChainTranslator() {}

    static List<FilterChain> translate(
            List<io.envoyproxy.envoy.config.listener.v3.FilterChain> messages, FieldPath path)
            throws InvalidProtocolBufferException {
        List<FilterChain> chains = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            chains.add(chain(messages.get(i), path.at("filter_chains", i)));
        }
        refuseOverlaps(chains, path.field("filter_chains"));
        return chains;
    }

    private static FilterChain chain(io.envoyproxy.envoy.config.listener.v3.FilterChain message, FieldPath path)
            throws InvalidProtocolBufferException {
        refuseOtherCriteria(message.getFilterChainMatch(), path.field("filter_chain_match"));
        int last = message.getFiltersCount() - 1;
        if (last < 0) {
            throw path.field("filters").refuse("is empty: the last must be a TcpProxy");
        }
        return new FilterChain(
                message.getFilterChainMatch().getServerNamesList(),
                clusters(message.getFilters(last), path.at("filters", last)),
                IstioMetadata.origin(message.getMetadata()));
    }

    /** A chain that is taken for more than it asks for would take what is another's. */
    private static void refuseOtherCriteria(FilterChainMatch match, FieldPath path) {
        refuseIf(match.hasDestinationPort(), path.field("destination_port"));
        refuseIf(match.getPrefixRangesCount() > 0, path.field("prefix_ranges"));
        refuseIf(!match.getAddressSuffix().isEmpty(), path.field("address_suffix"));
        refuseIf(match.hasSuffixLen(), path.field("suffix_len"));
        refuseIf(match.getDirectSourcePrefixRangesCount() > 0, path.field("direct_source_prefix_ranges"));
        refuseIf(match.getSourceTypeValue() != 0, path.field("source_type"));
        refuseIf(match.getSourcePrefixRangesCount() > 0, path.field("source_prefix_ranges"));
        refuseIf(match.getSourcePortsCount() > 0, path.field("source_ports"));
        refuseIf(!match.getTransportProtocol().isEmpty(), path.field("transport_protocol"));
        refuseIf(match.getApplicationProtocolsCount() > 0, path.field("application_protocols"));
    }

    private static void refuseIf(boolean said, FieldPath path) {
        if (said) {
            throw path.refuse("is not supported: only server_names are matched");
        }
    }

    private static List<WeightedCluster> clusters(Filter last, FieldPath path) throws InvalidProtocolBufferException {
        FieldPath config = path.field("typed_config");
        Any any = last.getTypedConfig();
        if (!any.getTypeUrl().equals(TypeUrls.TCP_PROXY)) {
            String what = any.getTypeUrl().isEmpty() ? "missing" : "a " + TypeUrls.shortName(any.getTypeUrl());
            throw config.refuse("is " + what + ": the last filter must be a TcpProxy");
        }
        TcpProxy proxy = TcpProxy.parseFrom(any.getValue());
        return switch (proxy.getClusterSpecifierCase()) {
            case CLUSTER -> List.of(new WeightedCluster(named(proxy.getCluster(), config.field("cluster")), 1));
            case WEIGHTED_CLUSTERS -> weighted(proxy.getWeightedClusters(), config.field("weighted_clusters"));
            case CLUSTERSPECIFIER_NOT_SET ->
                throw config.field("cluster_specifier").refuse("is missing or not known");
        };
    }

    private static List<WeightedCluster> weighted(TcpProxy.WeightedCluster message, FieldPath path) {
        List<WeightedCluster> clusters = new ArrayList<>(message.getClustersCount());
        for (int i = 0; i < message.getClustersCount(); i++) {
            TcpProxy.WeightedCluster.ClusterWeight cluster = message.getClusters(i);
            FieldPath at = path.at("clusters", i);
            if (cluster.getWeight() == 0) {
                throw at.field("weight").refuse("is 0 or missing");
            }
            clusters.add(new WeightedCluster(
                    named(cluster.getName(), at.field("name")), Integer.toUnsignedLong(cluster.getWeight())));
        }
        long total = clusters.stream().mapToLong(WeightedCluster::weight).sum();
        if (total == 0 || total > MAX_TOTAL) {
            throw path.field("clusters").refuse("weights sum to " + total + ", not to between 1 and " + MAX_TOTAL);
        }
        return clusters;
    }

    private static String named(String cluster, FieldPath path) {
        if (cluster.isEmpty()) {
            throw path.refuse("is empty");
        }
        return cluster;
    }

    private static void refuseOverlaps(List<FilterChain> chains, FieldPath path) {
        try {
            FilterChains.of(chains);
        } catch (IllegalArgumentException e) {
            throw path.refuse(String.valueOf(e.getMessage()));
        }
    }
}
