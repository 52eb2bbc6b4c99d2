package org.embeddedmesh.istio.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
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

    void check(Resource<DestinationRule> resource) {
        DestinationRule rule = resource.spec();
        String host = HostNames.resolve(
                        rule.host(),
                        resource.metadata().namespace(),
                        world.mesh().domainSuffix())
                .toLowerCase(Locale.ROOT);
        List<Resource<DestinationRule>> before = world.destinationRules().before(resource, host);
        if (!world.services().covers(host)) {
            findings.add(
                    MessageType.UNKNOWN_DESTINATION_RULE_HOST,
                    "spec.host",
                    "no service \"" + host + "\" is known; until it is, the rule has no effect");
            return;
        }
        if (rule.trafficPolicy() != null) {
            checkFirst(before, it -> it.trafficPolicy() != null, "spec.trafficPolicy", "a traffic policy for the host");
        }
        List<Service> services = world.services().of(host);
        for (int i = 0; i < rule.subsets().size(); i++) {
            Subset subset = rule.subsets().get(i);
            String path = "spec.subsets[" + i + "]";
            boolean first = checkFirst(before, it -> declares(it, subset), path, "the subset \"" + subset.name() + '"');
            if (first && !services.isEmpty() && services.stream().noneMatch(it -> hasEndpoints(it, subset))) {
                findings.add(
                        MessageType.DESTINATION_RULE_SUBSET_NOT_SELECT_PODS,
                        path,
                        "no instance has the labels of \"" + subset.name() + "\"; calls to it are answered 503");
            }
        }
    }

    private static boolean declares(DestinationRule rule, Subset subset) {
        return rule.subsets().stream().anyMatch(it -> it.name().equals(subset.name()));
    }

    private boolean checkFirst(
            List<Resource<DestinationRule>> before, Predicate<DestinationRule> has, String path, String what) {
        Optional<Metadata> older =
                before.stream().filter(it -> has.test(it.spec())).findFirst().map(Resource::metadata);
        older.ifPresent(it -> findings.add(
                MessageType.OLDER_RULE_DECIDES,
                path,
                it.namespace() + "/" + it.name() + ", which is older, has " + what + " too: this one has no effect"));
        return older.isEmpty();
    }

    private boolean hasEndpoints(Service service, Subset subset) {
        return service.ports().stream()
                .flatMap(port -> world.services().endpoints(service, port).stream())
                .anyMatch(it -> it.has(subset.labels()));
    }
}
