package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.embeddedmesh.istio.resource.Delegate;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.VirtualService;

/**
 * The VirtualServices of a world that hold for clients in the mesh. Of several on one host those come first that only
 * the client's own namespace sees, then those exported to it by name, then public ones; each group oldest first.
 */
public final class VirtualServices {

    private static final String MESH = "mesh";

    private final List<Rule> rules = new ArrayList<>();
    private final HostTable<Rule> byHost = new HostTable<>();
    private final Delegates delegates;
    private final String domainSuffix;

    /**
     * A VirtualService with its hosts in full, and its delegates' routes in their place.
     *
     * @param hosts lower case
     * @param http in the order in which they are tried
     */
    public record Rule(
            Resource<VirtualService> resource, Set<String> hosts, Visibility visibility, List<RuleRoute> http) {

        public Rule {
            http = List.copyOf(http);
        }

        boolean overlaps(String host) {
            return hosts.stream()
                    .anyMatch(it -> it.equals(host)
                            || HostNames.isWildcard(it) && HostNames.within(host, it)
                            || HostNames.isWildcard(host) && HostNames.within(it, host));
        }

        private int distance(String clientNamespace) {
            if (visibility.everyone()) {
                return 2;
            }
            return resource.metadata().namespace().equals(clientNamespace) ? 0 : 1;
        }
    }

    VirtualServices(List<Resource<VirtualService>> oldestFirst, String domainSuffix) {
        this.domainSuffix = domainSuffix;
        this.delegates = new Delegates(oldestFirst, domainSuffix);
        for (Resource<VirtualService> resource : oldestFirst) {
            if (isForMesh(resource.spec())) {
                add(rule(resource));
            }
        }
    }

    private static boolean isForMesh(VirtualService spec) {
        boolean mesh = spec.gateways().isEmpty() || spec.gateways().contains(MESH);
        return mesh && !spec.hosts().isEmpty();
    }

    /** What a resource means here, be it of this world or not. */
    public Rule rule(Resource<VirtualService> resource) {
        String namespace = resource.metadata().namespace();
        Set<String> hosts = new LinkedHashSet<>();
        for (String host : resource.spec().hosts()) {
            hosts.add(HostNames.resolve(host, namespace, domainSuffix).toLowerCase(Locale.ROOT));
        }
        return new Rule(
                resource, hosts, Visibility.of(resource.spec().exportTo(), namespace), delegates.routes(resource));
    }

    private void add(Rule rule) {
        rules.add(rule);
        rule.hosts().forEach(it -> byHost.add(it, rule));
    }

    /** The rules that name exactly this host, whoever hears of them, the oldest first. */
    public List<Rule> named(String host) {
        return byHost.exact(host);
    }

    /** The VirtualService without hosts that a rule of a namespace delegates to; empty: missing, or not exported to it. */
    public Optional<Resource<VirtualService>> delegate(Delegate delegate, String namespace) {
        return delegates.find(delegate, namespace);
    }

    /** The wanted rules that name a host, else those of the most specific wildcard around it, best first. */
    List<Rule> forHost(String host, String clientNamespace, Predicate<Rule> wanted) {
        Predicate<Rule> holds = it -> it.visibility().reaches(clientNamespace) && wanted.test(it);
        return nearestFirst(byHost.mostSpecific(host, holds), clientNamespace);
    }

    /** All rules that a client of this namespace sees, best first. */
    List<Rule> visibleTo(String clientNamespace) {
        return nearestFirst(
                rules.stream()
                        .filter(it -> it.visibility().reaches(clientNamespace))
                        .toList(),
                clientNamespace);
    }

    private static List<Rule> nearestFirst(List<Rule> oldestFirst, String clientNamespace) {
        if (oldestFirst.size() < 2) {
            return oldestFirst;
        }
        List<Rule> sorted = new ArrayList<>(oldestFirst);
        sorted.sort(Comparator.comparingInt(it -> it.distance(clientNamespace)));
        return sorted;
    }
}
