package org.embeddedmesh.xds.ads;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embeddedmesh.endpoint.Endpoint;
import org.embeddedmesh.endpoint.LoadAssignment;
import org.embeddedmesh.xds.dns.NameResolver;

/**
 * Endpoints whose address is a name, as those of a {@code ServiceEntry} with {@code resolution: DNS}: each becomes one for
 * each address of the name, as in Envoy's {@code STRICT_DNS} clusters. Names are looked up ahead of calls and again every
 * five seconds, Envoy's {@code dns_refresh_rate}; what was found stays while a later look finds nothing. Used on the loop.
 */
final class NamedEndpoints {

    /** Where an endpoint keeps the name that its address was found by. */
    private static final String HOSTNAME = "hostname";

    private static final Duration REFRESH = Duration.ofSeconds(5);

    private final NameResolver resolver;
    private final MeshLoop loop;
    private final Consumer<LoadAssignment> ready;
    private final Runnable onChange;
    private final Map<String, LoadAssignment> assignments = new HashMap<>();
    private final Map<String, Name> names = new HashMap<>();

    /**
     * @param ready takes assignments of which every name was looked up, again with each change
     * @param onChange runs after assignments that became ready by themselves
     */
    NamedEndpoints(NameResolver resolver, MeshLoop loop, Consumer<LoadAssignment> ready, Runnable onChange) {
        this.resolver = resolver;
        this.loop = loop;
        this.ready = ready;
        this.onChange = onChange;
    }

    void endpoints(LoadAssignment assignment) {
        if (names(assignment).findAny().isEmpty()) {
            remove(assignment.cluster());
            ready.accept(assignment);
            return;
        }
        assignments.put(assignment.cluster(), assignment);
        retainNames();
        names(assignment)
                .filter(it -> !names.containsKey(it))
                .distinct()
                .toList()
                .forEach(this::begin);
        tell(assignment);
    }

    void remove(String cluster) {
        if (assignments.remove(cluster) != null) {
            retainNames();
        }
    }

    private void begin(String host) {
        Name name = new Name();
        names.put(host, name);
        look(host, name);
    }

    private void look(String host, Name name) {
        resolver.resolve(host).thenAccept(found -> loop.execute(() -> found(host, name, found)));
    }

    private void found(String host, Name name, List<String> addresses) {
        if (names.get(host) != name) {
            return;
        }
        name.timer = loop.after(REFRESH, () -> look(host, name));
        if (name.take(addresses)) {
            List<LoadAssignment> changed = assignments.values().stream()
                    .filter(it -> names(it).anyMatch(host::equals))
                    .toList();
            changed.forEach(this::tell);
            onChange.run();
        }
    }

    private void tell(LoadAssignment assignment) {
        if (names(assignment).allMatch(it -> name(it).known)) {
            ready.accept(new LoadAssignment(
                    assignment.cluster(),
                    assignment.endpoints().stream().flatMap(this::resolved).toList()));
        }
    }

    private Stream<Endpoint> resolved(Endpoint endpoint) {
        return isName(endpoint.address())
                ? name(endpoint.address()).addresses.stream().map(it -> at(it, endpoint))
                : Stream.of(endpoint);
    }

    private static Endpoint at(String address, Endpoint endpoint) {
        Map<String, String> metadata = new HashMap<>(endpoint.metadata());
        metadata.put(HOSTNAME, endpoint.address());
        return new Endpoint(
                address,
                endpoint.port(),
                endpoint.weight(),
                endpoint.priority(),
                endpoint.health(),
                endpoint.locality(),
                metadata);
    }

    private void retainNames() {
        Set<String> used = assignments.values().stream()
                .flatMap(NamedEndpoints::names)
                .collect(Collectors.toCollection(HashSet::new));
        names.entrySet().removeIf(it -> {
            boolean unused = !used.contains(it.getKey());
            if (unused) {
                it.getValue().timer.cancel();
            }
            return unused;
        });
    }

    private Name name(String host) {
        return names.getOrDefault(host, Name.UNKNOWN);
    }

    private static Stream<String> names(LoadAssignment assignment) {
        return assignment.endpoints().stream().map(Endpoint::address).filter(NamedEndpoints::isName);
    }

    // An address ends in a digit or has a colon; the last label of a name is never a number.
    private static boolean isName(String address) {
        return address.indexOf(':') < 0 && !Character.isDigit(address.charAt(address.length() - 1));
    }

    private static final class Name {

        private static final Name UNKNOWN = new Name();

        private List<String> addresses = List.of();
        private boolean known;
        private MeshLoop.Timer timer = MeshLoop.Timer.NONE;

        /** Whether this is news. The order of addresses is none: servers rotate them. */
        private boolean take(List<String> found) {
            List<String> sorted =
                    found.isEmpty() ? addresses : found.stream().sorted().toList();
            boolean news = !known || !sorted.equals(addresses);
            known = true;
            addresses = sorted;
            return news;
        }
    }
}
