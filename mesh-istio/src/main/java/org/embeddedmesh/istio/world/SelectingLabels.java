package org.embeddedmesh.istio.world;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.embeddedmesh.istio.resource.AuthorizationPolicy;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.Sidecar;
import org.embeddedmesh.istio.resource.VirtualService;

/** The labels that rules select their clients by. Whatever other labels clients have, nothing tells them apart by those. */
final class SelectingLabels {

    private final Set<Map.Entry<String, String>> labels = new HashSet<>();

    SelectingLabels(Collection<Resource<?>> resources) {
        resources.forEach(it -> add(it.spec()));
    }

    private void add(Object spec) {
        if (spec instanceof VirtualService rule) {
            rule.http().stream()
                    .flatMap(it -> it.match().stream())
                    .forEach(it -> labels.addAll(it.sourceLabels().entrySet()));
            rule.tls().stream()
                    .flatMap(it -> it.match().stream())
                    .forEach(it -> labels.addAll(it.sourceLabels().entrySet()));
            rule.tcp().stream()
                    .flatMap(it -> it.match().stream())
                    .forEach(it -> labels.addAll(it.sourceLabels().entrySet()));
        } else if (spec instanceof DestinationRule rule && rule.workloadSelector() != null) {
            labels.addAll(rule.workloadSelector().matchLabels().entrySet());
        } else if (spec instanceof Sidecar sidecar && sidecar.workloadSelector() != null) {
            labels.addAll(sidecar.workloadSelector().labels().entrySet());
        } else if (spec instanceof AuthorizationPolicy policy && policy.selector() != null) {
            labels.addAll(policy.selector().matchLabels().entrySet());
        }
    }

    ClientScope reduce(ClientScope client) {
        return new ClientScope(
                client.namespace(),
                client.labels().entrySet().stream()
                        .filter(labels::contains)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
