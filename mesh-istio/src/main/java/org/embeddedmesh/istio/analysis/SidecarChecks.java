package org.embeddedmesh.istio.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.WorkloadSelector;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.World;

/** What is doubtful about a Sidecar. */
final class SidecarChecks {

    private final World world;
    private final Findings findings;

    SidecarChecks(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
    }

    void check(Sidecar sidecar, Metadata metadata) {
        checkAlone(sidecar, metadata);
        for (int i = 0; i < sidecar.egress().size(); i++) {
            checkHosts(sidecar.egress().get(i).hosts(), "spec.egress[" + i + "].hosts");
        }
    }

    private void checkAlone(Sidecar sidecar, Metadata metadata) {
        WorkloadSelector selector = sidecar.workloadSelector();
        List<Resource<Sidecar>> others = world.sidecars(metadata.namespace()).stream()
                .filter(it -> !it.metadata().name().equals(metadata.name()))
                .filter(it -> selector == null
                        ? it.spec().workloadSelector() == null
                        : selector.equals(it.spec().workloadSelector()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        String names = others.stream().map(it -> it.metadata().name()).sorted().collect(Collectors.joining(", "));
        findings.add(
                selector == null
                        ? MessageType.MULTIPLE_SIDECARS_WITHOUT_WORKLOAD_SELECTORS
                        : MessageType.CONFLICTING_SIDECAR_WORKLOAD_SELECTORS,
                "spec.workloadSelector",
                "selects the same workloads as " + names + "; the oldest decides alone");
    }

    private void checkHosts(List<String> hosts, String path) {
        for (int i = 0; i < hosts.size(); i++) {
            String host = hosts.get(i).substring(hosts.get(i).indexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (!HostNames.isWildcard(host) && !world.services().covers(host)) {
                findings.add(
                        MessageType.SIDECAR_HOST_NOT_FOUND,
                        path + "[" + i + "]",
                        "no service \"" + host + "\" is known; hosts are named in full here");
            }
        }
    }
}
