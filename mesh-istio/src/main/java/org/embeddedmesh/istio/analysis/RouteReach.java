package org.embeddedmesh.istio.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.HttpRoute;
import org.embeddedmesh.istio.world.RuleRoute;

/** Which routes and match blocks no request can come to, since an earlier one takes all of theirs. */
final class RouteReach {

    private static final int MOST_COMPARISONS = 500_000;

    private final Findings findings;
    private final List<Block> earlier = new ArrayList<>();
    private int comparisons;

    RouteReach(Findings findings) {
        this.findings = findings;
    }

    private record Block(RuleRoute route, HttpMatchRequest match) {}

    void check(List<RuleRoute> routes) {
        routes.forEach(this::check);
    }

    private void check(RuleRoute route) {
        List<HttpMatchRequest> blocks = route.http().match().isEmpty()
                ? List.of(MatchCover.EVERYTHING)
                : route.http().match();
        List<Optional<Block>> covers = blocks.stream().map(this::cover).toList();
        if (covers.stream().allMatch(Optional::isPresent)) {
            findings.add(
                    MessageType.VIRTUAL_SERVICE_UNREACHABLE_RULE,
                    path(route),
                    "is not used: " + label(covers.get(0).orElseThrow().route())
                            + " before it takes all of its requests");
        } else {
            reportIneffective(route, covers);
        }
        blocks.forEach(it -> earlier.add(new Block(route, it)));
    }

    private void reportIneffective(RuleRoute route, List<Optional<Block>> covers) {
        for (int i = 0; i < covers.size(); i++) {
            String path = path(route) + ".match[" + i + "]";
            covers.get(i)
                    .ifPresent(it -> findings.add(
                            MessageType.VIRTUAL_SERVICE_INEFFECTIVE_MATCH,
                            path,
                            "is not used: " + label(it.route()) + " before it takes all of its requests"));
        }
    }

    private Optional<Block> cover(HttpMatchRequest match) {
        comparisons += earlier.size();
        return comparisons > MOST_COMPARISONS
                ? Optional.empty()
                : earlier.stream()
                        .filter(it -> MatchCover.covers(it.match(), match))
                        .findFirst();
    }

    private static String path(RuleRoute route) {
        return "spec.http[" + route.index() + "]"
                + (route.delegate().isEmpty() ? "" : " (delegate " + route.delegate() + ")");
    }

    private static String label(RuleRoute route) {
        HttpRoute http = route.http();
        return "http[" + route.index() + "]" + (http.name().isEmpty() ? "" : " " + http.name());
    }
}
