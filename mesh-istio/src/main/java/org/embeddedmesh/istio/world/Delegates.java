package org.embeddedmesh.istio.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Delegate;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.Metadata;
import org.embeddedmesh.istio.resource.Resource;
import org.embeddedmesh.istio.resource.VirtualService;

/**
 * The VirtualServices without hosts, which others name. A route that delegates gives way to the delegate's routes; to
 * none where the delegate is missing, or not exported to the namespace of the rule.
 */
final class Delegates {

    private final Map<String, Resource<VirtualService>> byName = new HashMap<>();
    private final String domainSuffix;

    Delegates(List<Resource<VirtualService>> rules, String domainSuffix) {
        this.domainSuffix = domainSuffix;
        for (Resource<VirtualService> it : rules) {
            if (it.spec().hosts().isEmpty()) {
                byName.put(key(it.metadata().namespace(), it.metadata().name()), it);
            }
        }
    }

    List<RuleRoute> routes(Resource<VirtualService> rule) {
        List<RuleRoute> routes = new ArrayList<>();
        List<HttpRoute> own = rule.spec().http();
        for (int i = 0; i < own.size(); i++) {
            Delegate delegate = own.get(i).delegate();
            if (delegate == null) {
                routes.add(new RuleRoute(own.get(i), i, ""));
            } else {
                int index = i;
                find(delegate, rule.metadata().namespace()).ifPresent(it -> merge(rule, index, it, routes));
            }
        }
        return routes;
    }

    /** The delegate that a rule of a namespace names and may use. */
    Optional<Resource<VirtualService>> find(Delegate delegate, String namespace) {
        String home = delegate.namespace().isEmpty() ? namespace : delegate.namespace();
        return Optional.ofNullable(byName.get(key(home, delegate.name())))
                .filter(it -> Visibility.of(it.spec().exportTo(), home).reaches(namespace));
    }

    private void merge(
            Resource<VirtualService> root, int index, Resource<VirtualService> delegate, List<RuleRoute> routes) {
        DelegateRoutes merging = new DelegateRoutes(
                root.spec().http().get(index),
                root.metadata().namespace(),
                delegate.metadata().namespace(),
                domainSuffix);
        List<HttpRoute> http = delegate.spec().http();
        for (int i = 0; i < http.size(); i++) {
            String origin = origin(delegate.metadata(), i, http.get(i));
            merging.merge(http.get(i)).ifPresent(it -> routes.add(new RuleRoute(it, index, origin)));
        }
    }

    private static String origin(Metadata delegate, int index, HttpRoute http) {
        return key(delegate.namespace(), delegate.name()) + " http[" + index + "]"
                + (http.name().isEmpty() ? "" : " " + http.name());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
