package org.embeddedmesh.istio.analysis;

import java.util.List;
import java.util.Locale;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Subset;
import org.embeddedmesh.istio.world.HostNames;
import org.embeddedmesh.istio.world.Service;
import org.embeddedmesh.istio.world.World;

/** What is doubtful about a DestinationRule. */
final class DestinationRuleChecks {

    private final World world;
    private final Findings findings;

    DestinationRuleChecks(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
    }

    void check(DestinationRule rule, String namespace) {
        String host = HostNames.resolve(rule.host(), namespace, world.mesh().domainSuffix())
                .toLowerCase(Locale.ROOT);
        if (!world.services().covers(host)) {
            findings.add(
                    MessageType.UNKNOWN_DESTINATION_RULE_HOST,
                    "spec.host",
                    "no service \"" + host + "\" is known; until it is, the rule has no effect");
            return;
        }
        List<Service> services = world.services().of(host);
        for (int i = 0; i < rule.subsets().size(); i++) {
            Subset subset = rule.subsets().get(i);
            if (!services.isEmpty() && services.stream().noneMatch(it -> hasEndpoints(it, subset))) {
                findings.add(
                        MessageType.DESTINATION_RULE_SUBSET_NOT_SELECT_PODS,
                        "spec.subsets[" + i + "]",
                        "no instance has the labels of \"" + subset.name() + "\"; calls to it are answered 503");
            }
        }
    }

    private boolean hasEndpoints(Service service, Subset subset) {
        return service.ports().stream()
                .flatMap(port -> world.services().endpoints(service, port).stream())
                .anyMatch(it -> it.has(subset.labels()));
    }
}
