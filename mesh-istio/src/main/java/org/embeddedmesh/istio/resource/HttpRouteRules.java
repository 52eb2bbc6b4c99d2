package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in one HTTP route. */
final class HttpRouteRules {

    private final Problems problems;
    private final HttpMatchRules matches;
    private final HeaderRules headers;
    private final DestinationWeightRules destinations;

    /** @param mesh whether the rule is for services, not only for gateways */
    HttpRouteRules(Problems problems, boolean mesh) {
        this.problems = problems;
        this.matches = new HttpMatchRules(problems, mesh);
        this.headers = new HeaderRules(problems);
        this.destinations = new DestinationWeightRules(problems);
    }

    void check(HttpRoute route, JsonNode json, String path) {
        checkAction(route, path);
        for (int i = 0; i < route.match().size(); i++) {
            matches.check(route.match().get(i), path + ".match[" + i + "]");
        }
        checkDestinations(route.route(), path + ".route");
        headers.check(route.headers(), path + ".headers");
        checkRewrite(route.rewrite(), route.headers(), path);
        LocalAnswerRules answers = new LocalAnswerRules(problems);
        answers.checkRedirect(route.redirect(), path + ".redirect");
        answers.checkDirectResponse(route.directResponse(), path + ".directResponse");
        if (route.retries() != null) {
            new RetryRules(problems).check(route.retries(), json.path("retries"), path + ".retries");
        }
        new FaultRules(problems).check(route.fault(), path + ".fault");
        new CorsRules(problems).check(route.corsPolicy(), path + ".corsPolicy");
        checkMirrors(route, path);
    }

    private void checkAction(HttpRoute route, String path) {
        if (route.delegate() == null) {
            checkOwnAction(route, path);
        } else if (!route.route().isEmpty() || route.redirect() != null) {
            problems.invalid(
                    path, route.name(), "HTTP route that delegates must specify neither route nor redirect itself");
        }
    }

    private void checkOwnAction(HttpRoute route, String path) {
        boolean local = route.redirect() != null || route.directResponse() != null;
        long actions = Stream.of(!route.route().isEmpty(), route.redirect() != null, route.directResponse() != null)
                .filter(it -> it)
                .count();
        if (actions == 0 && !problems.hasErrorsAt(path + ".route")) {
            problems.required(path + ".route", "HTTP route, redirect, direct response or delegate is required");
        } else if (actions > 1) {
            problems.invalid(
                    path, route.name(), "HTTP route must contain exactly one of route, redirect and directResponse");
        }
        if (local && route.fault() != null) {
            problems.invalid(
                    path + ".fault", "fault", "HTTP route cannot contain both fault and redirect or directResponse");
        }
        if (local && route.rewrite() != null) {
            problems.invalid(
                    path + ".rewrite",
                    "rewrite",
                    "HTTP route cannot contain both rewrite and redirect or directResponse");
        }
    }

    private void checkDestinations(List<HttpRouteDestination> route, String path) {
        for (int i = 0; i < route.size(); i++) {
            destinations.checkDestination(route.get(i).destination(), path + "[" + i + "].destination");
            headers.check(route.get(i).headers(), path + "[" + i + "].headers");
        }
        destinations.checkSum(route.size(), route.stream().mapToLong(HttpRouteDestination::weight), path);
    }

    private void checkRewrite(@Nullable HttpRewrite rewrite, @Nullable Headers changes, String path) {
        headers.checkAuthority(rewrite == null ? "" : rewrite.authority(), changes, path + ".headers");
        if (rewrite == null) {
            return;
        }
        boolean regex = rewrite.uriRegexRewrite() != null;
        if (rewrite.uri().isEmpty() && rewrite.authority().isEmpty() && !regex) {
            problems.required(path + ".rewrite", "rewrite must specify uri, uriRegexRewrite or authority");
        }
        if (!rewrite.uri().isEmpty() && regex) {
            problems.invalid(
                    path + ".rewrite", rewrite.uri(), "rewrite may only contain one of uri and uriRegexRewrite");
        }
        if (rewrite.uriRegexRewrite() != null
                && !rewrite.uriRegexRewrite().match().isEmpty()) {
            new RegexRules(problems).check(rewrite.uriRegexRewrite().match(), path + ".rewrite.uriRegexRewrite.match");
        }
    }

    private void checkMirrors(HttpRoute route, String path) {
        if (route.mirror() != null && !route.mirrors().isEmpty()) {
            problems.invalid(path + ".mirrors", "mirrors", "HTTP route cannot contain both mirror and mirrors");
        }
        destinations.checkDestination(route.mirror(), path + ".mirror");
        for (int i = 0; i < route.mirrors().size(); i++) {
            destinations.checkDestination(
                    route.mirrors().get(i).destination(), path + ".mirrors[" + i + "].destination");
        }
    }
}
