package org.embeddedmesh.istio.world;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.embeddedmesh.istio.resource.DestinationRule;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.PolicySelector;
import org.embeddedmesh.istio.resource.Resource;

/**
 * The DestinationRules of a world. The client's namespace is asked first, then the service's, then the root namespace;
 * the first that has a rule for the host, or for the most specific wildcard around it, decides alone.
 */
public final class DestinationRules {

    private final Map<String, HostTable<Rule>> byNamespace = new HashMap<>();
    private final String rootNamespace;

    private record Rule(Resource<DestinationRule> resource, Visibility visibility) {

        boolean selects(ClientScope client) {
            Map<String, String> selector = selector();
            return selector.isEmpty()
                    || client.namespace().equals(resource.metadata().namespace())
                            && client.labels().entrySet().containsAll(selector.entrySet());
        }

        boolean hasSelector() {
            return !selector().isEmpty();
        }

        private Map<String, String> selector() {
            PolicySelector selector = resource.spec().workloadSelector();
            return selector == null ? Map.of() : selector.matchLabels();
        }
    }

    DestinationRules(List<Resource<DestinationRule>> oldestFirst, MeshSettings mesh) {
        this.rootNamespace = mesh.rootNamespace();
        for (Resource<DestinationRule> resource : oldestFirst) {
            Metadata metadata = resource.metadata();
            DestinationRule spec = resource.spec();
            String host = HostNames.resolve(spec.host(), metadata.namespace(), mesh.domainSuffix());
            byNamespace
                    .computeIfAbsent(metadata.namespace(), key -> new HostTable<>())
                    .add(
                            host.toLowerCase(Locale.ROOT),
                            new Rule(resource, Visibility.of(spec.exportTo(), metadata.namespace())));
        }
    }

    /** What a client keeps to when it calls a service. */
    public Optional<MergedDestinationRule> find(ClientScope client, Service service) {
        // A client in the root namespace must not take the mesh-wide rules there for its own.
        String first = client.namespace().equals(rootNamespace) ? service.namespace() : client.namespace();
        return in(first, client, service)
                .or(() -> in(service.namespace(), client, service))
                .or(() -> in(rootNamespace, client, service));
    }

    /** Whether some client of a namespace has this subset of a service. */
    public boolean declares(String subset, String clientNamespace, Service service) {
        return Stream.of(clientNamespace, service.namespace(), rootNamespace)
                .flatMap(it -> Optional.ofNullable(byNamespace.get(it)).stream())
                .flatMap(it ->
                        it
                                .mostSpecific(
                                        service.host(),
                                        rule -> rule.visibility().reaches(clientNamespace))
                                .stream())
                .flatMap(it -> it.resource().spec().subsets().stream())
                .anyMatch(it -> it.name().equals(subset));
    }

    /**
     * Older rules that say what holds before this one is asked: of its namespace, its host, and for the same clients.
     *
     * @param resource of this world, or not yet
     * @param host that it is for, in full
     */
    public List<Resource<DestinationRule>> before(Resource<DestinationRule> resource, String host) {
        HostTable<Rule> table = byNamespace.get(resource.metadata().namespace());
        return table == null
                ? List.of()
                : table.exact(host).stream()
                        .map(Rule::resource)
                        .takeWhile(it ->
                                !it.metadata().name().equals(resource.metadata().name()))
                        .filter(it -> isForTheSame(it.spec(), resource.spec()))
                        .toList();
    }

    private static boolean isForTheSame(DestinationRule one, DestinationRule other) {
        return one.exportTo().equals(other.exportTo())
                && Objects.equals(one.workloadSelector(), other.workloadSelector());
    }

    private Optional<MergedDestinationRule> in(String namespace, ClientScope client, Service service) {
        HostTable<Rule> table = byNamespace.get(namespace);
        if (table == null) {
            return Optional.empty();
        }
        Predicate<Rule> holds = it -> it.visibility().reaches(client.namespace()) && it.selects(client);
        return merge(table.mostSpecific(service.host(), holds));
    }

    private static Optional<MergedDestinationRule> merge(List<Rule> rules) {
        boolean anySelected = rules.stream().anyMatch(Rule::hasSelector);
        return MergedDestinationRule.of(rules.stream()
                .filter(it -> it.hasSelector() == anySelected)
                .map(Rule::resource)
                .toList());
    }
}
