package org.embeddedmesh.istio.world;

import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.Destination;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.HttpMirrorPolicy;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.resource.HttpRouteDestination;
import org.jspecify.annotations.Nullable;

/** Routes of a delegate below the route that delegates: what they say holds, and what they leave open is the root's. */
final class DelegateRoutes {

    private final HttpRoute root;
    private final String rootNamespace;
    private final String namespace;
    private final String domainSuffix;

    DelegateRoutes(HttpRoute root, String rootNamespace, String delegateNamespace, String domainSuffix) {
        this.root = root;
        this.rootNamespace = rootNamespace;
        this.namespace = delegateNamespace;
        this.domainSuffix = domainSuffix;
    }

    /** Empty: a match block of the route lies outside of all that the root takes, which drops the whole route. */
    Optional<HttpRoute> merge(HttpRoute own) {
        return DelegateMatches.merge(root.match(), own.match()).map(it -> merge(own, it));
    }

    private HttpRoute merge(HttpRoute own, List<HttpMatchRequest> match) {
        return new HttpRoute(
                DelegateMatches.name(root.name(), own.name()),
                match,
                own.route().stream().map(this::full).toList(),
                own.redirect(),
                first(own.directResponse(), root.directResponse()),
                own.delegate(),
                first(own.rewrite(), root.rewrite()),
                first(own.timeout(), root.timeout()),
                first(own.retries(), root.retries()),
                first(own.fault(), root.fault()),
                first(full(own.mirror(), namespace), full(root.mirror(), rootNamespace)),
                own.mirrors().isEmpty() ? full(root.mirrors(), rootNamespace) : full(own.mirrors(), namespace),
                first(own.mirrorPercent(), root.mirrorPercent()),
                first(own.mirrorPercentage(), root.mirrorPercentage()),
                first(own.corsPolicy(), root.corsPolicy()),
                first(own.headers(), root.headers()));
    }

    private static <T> @Nullable T first(@Nullable T own, @Nullable T root) {
        return own == null ? root : own;
    }

    private HttpRouteDestination full(HttpRouteDestination it) {
        return new HttpRouteDestination(named(it.destination(), namespace), it.weight(), it.headers());
    }

    private List<HttpMirrorPolicy> full(List<HttpMirrorPolicy> mirrors, String home) {
        return mirrors.stream()
                .map(it -> new HttpMirrorPolicy(named(it.destination(), home), it.percentage()))
                .toList();
    }

    private @Nullable Destination full(@Nullable Destination destination, String home) {
        return destination == null ? null : named(destination, home);
    }

    private Destination named(Destination it, String home) {
        return new Destination(HostNames.resolve(it.host(), home, domainSuffix), it.subset(), it.port());
    }
}
