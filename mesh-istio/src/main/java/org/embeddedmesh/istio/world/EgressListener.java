package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embeddedmesh.istio.resource.Sidecar.IstioEgressListener;
import org.embeddedmesh.istio.world.VirtualServices.Rule;

/** What an egress listener of a Sidecar imports, by namespace and host. */
final class EgressListener {

    private static final String ALL = "*";
    private static final String EXCEPT = "~";

    private final Map<String, List<String>> imported = new HashMap<>();
    private final Map<String, List<String>> excluded = new HashMap<>();

    EgressListener(IstioEgressListener listener, String clientNamespace) {
        for (String it : listener.hosts()) {
            int slash = it.indexOf('/');
            boolean except = it.startsWith(EXCEPT);
            String namespace = namespace(it.substring(except ? 1 : 0, slash), clientNamespace);
            (except ? excluded : imported)
                    .computeIfAbsent(namespace, key -> new ArrayList<>())
                    .add(it.substring(slash + 1).toLowerCase(Locale.ROOT));
        }
    }

    private static String namespace(String text, String clientNamespace) {
        return text.equals(".") ? clientNamespace : text.isEmpty() ? ALL : text;
    }

    boolean imports(Service service) {
        return covers(imported, service.namespace(), service.host())
                && !covers(excluded, service.namespace(), service.host());
    }

    /** One host is enough, and a wildcard of either side. */
    boolean imports(Rule rule) {
        String namespace = rule.resource().metadata().namespace();
        return rule.hosts().stream().anyMatch(it -> overlaps(namespace, it) && !covers(excluded, namespace, it));
    }

    private boolean overlaps(String namespace, String host) {
        return covers(imported, namespace, host)
                || HostNames.isWildcard(host)
                        && (overlaps(imported.getOrDefault(namespace, List.of()), host)
                                || overlaps(imported.getOrDefault(ALL, List.of()), host));
    }

    private static boolean overlaps(List<String> hosts, String wildcard) {
        return hosts.stream().anyMatch(it -> HostNames.within(it, wildcard));
    }

    private static boolean covers(Map<String, List<String>> hosts, String namespace, String host) {
        return covers(hosts.getOrDefault(namespace, List.of()), host)
                || covers(hosts.getOrDefault(ALL, List.of()), host);
    }

    private static boolean covers(List<String> hosts, String host) {
        return hosts.stream().anyMatch(it -> it.equals(host) || HostNames.isWildcard(it) && HostNames.within(host, it));
    }
}
