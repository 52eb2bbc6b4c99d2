package org.embeddedmesh.istio.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in one HTTP route. */
final class HttpRouteRules {

    private static final int LARGEST_BODY = 1 << 20;
    private static final Set<Integer> REDIRECT_CODES = Set.of(0, 301, 302, 303, 307, 308);

    private final Problems problems;
    private final HttpMatchRules matches;
    private final RegexRules regexes;
    private final HeaderRules headers;

    HttpRouteRules(Problems problems) {
        this.problems = problems;
        this.matches = new HttpMatchRules(problems);
        this.regexes = new RegexRules(problems);
        this.headers = new HeaderRules(problems);
    }

    void check(HttpRoute route, JsonNode json, String path) {
        checkAction(route, path);
        for (int i = 0; i < route.match().size(); i++) {
            matches.check(route.match().get(i), path + ".match[" + i + "]");
        }
        checkDestinations(route.route(), path);
        headers.check(route.headers(), path + ".headers");
        headers.checkOneAuthority(route, path);
        checkRewrite(route.rewrite(), path + ".rewrite");
        checkRedirect(route.redirect(), path + ".redirect");
        checkDirectResponse(route.directResponse(), path + ".directResponse");
        if (route.retries() != null) {
            new RetryRules(problems).check(route.retries(), json.path("retries"), path + ".retries");
        }
        new FaultRules(problems).check(route.fault(), path + ".fault");
        checkMirrors(route, path);
    }

    private void checkAction(HttpRoute route, String path) {
        boolean forwards = !route.route().isEmpty();
        boolean redirects = route.redirect() != null;
        boolean answers = route.directResponse() != null;
        boolean delegates = route.delegate() != null;
        long actions = Stream.of(forwards, redirects, answers, delegates)
                .filter(it -> it)
                .count();
        if (actions == 0) {
            problems.required(path + ".route", "HTTP route, redirect, direct response or delegate is required");
        } else if (actions > 1) {
            problems.invalid(
                    path,
                    route.name(),
                    "HTTP route must contain exactly one of route, redirect, directResponse and delegate");
        }
        boolean local = redirects || answers;
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

    private void checkDestinations(List<HttpRouteDestination> destinations, String path) {
        for (int i = 0; i < destinations.size(); i++) {
            HttpRouteDestination destination = destinations.get(i);
            String at = path + ".route[" + i + "]";
            checkDestination(destination.destination(), at + ".destination");
            headers.check(destination.headers(), at + ".headers");
        }
        long sum = destinations.stream().mapToLong(HttpRouteDestination::weight).sum();
        if (destinations.size() > 1 && sum == 0 && !problems.hasErrors()) {
            problems.invalid(
                    path + ".route",
                    0,
                    "total destination weight = 0: at least one of several destinations needs a weight");
        }
        if (sum > 4_294_967_295L) {
            problems.invalid(path + ".route", sum, "total destination weight is larger than 4294967295");
        }
    }

    private void checkDestination(@Nullable Destination destination, String path) {
        if (destination == null || destination.host().isEmpty()) {
            return;
        }
        if (destination.host().equals("*") || !Names.isWildcardHost(destination.host())) {
            problems.invalid(path + ".host", destination.host(), "must be the name of a service");
        }
        if (!destination.subset().isEmpty() && !Names.isLabel(destination.subset())) {
            problems.invalid(path + ".subset", destination.subset(), Names.LABEL_RULE);
        }
    }

    private void checkRewrite(@Nullable HttpRewrite rewrite, String path) {
        if (rewrite == null) {
            return;
        }
        boolean regex = rewrite.uriRegexRewrite() != null;
        if (rewrite.uri().isEmpty() && rewrite.authority().isEmpty() && !regex) {
            problems.required(path, "rewrite must specify uri, uriRegexRewrite or authority");
        }
        if (!rewrite.uri().isEmpty() && regex) {
            problems.invalid(path, rewrite.uri(), "rewrite may only contain one of uri and uriRegexRewrite");
        }
        if (rewrite.uriRegexRewrite() != null) {
            regexes.check(rewrite.uriRegexRewrite().match(), path + ".uriRegexRewrite.match");
        }
    }

    private void checkRedirect(@Nullable HttpRedirect redirect, String path) {
        if (redirect == null) {
            return;
        }
        boolean port = redirect.port() != 0 || !redirect.derivePort().isEmpty();
        if (redirect.uri().isEmpty()
                && redirect.authority().isEmpty()
                && redirect.scheme().isEmpty()
                && !port
                && redirect.redirectCode() == 0) {
            problems.required(path, "redirect must specify uri, authority, scheme or port");
        }
        if (!REDIRECT_CODES.contains(redirect.redirectCode())) {
            problems.invalid(path + ".redirectCode", redirect.redirectCode(), "must be 301, 302, 303, 307 or 308");
        }
        if (redirect.port() != 0 && !redirect.derivePort().isEmpty()) {
            problems.invalid(path + ".derivePort", redirect.derivePort(), "only one of port and derivePort can be set");
        }
    }

    private void checkDirectResponse(@Nullable HttpDirectResponse response, String path) {
        if (response == null || response.body() == null) {
            return;
        }
        HttpBody body = response.body();
        if ((body.string() == null) == (body.bytes() == null)) {
            problems.required(path + ".body", "one of string and bytes");
        }
        if (body.bytes() != null && !isBase64(body.bytes())) {
            problems.invalid(path + ".body.bytes", body.bytes(), "must be base64");
        }
        if (body.string() != null && body.string().length() > LARGEST_BODY) {
            problems.invalid(
                    path + ".body.string",
                    body.string().length() + " characters",
                    "a direct response has at most 1048576");
        }
    }

    private static boolean isBase64(String text) {
        return text.length() % 4 == 0 && text.matches("[A-Za-z0-9+/]*={0,2}");
    }

    private void checkMirrors(HttpRoute route, String path) {
        if (route.mirror() != null && !route.mirrors().isEmpty()) {
            problems.invalid(path + ".mirrors", "mirrors", "HTTP route cannot contain both mirror and mirrors");
        }
        checkDestination(route.mirror(), path + ".mirror");
        for (int i = 0; i < route.mirrors().size(); i++) {
            checkDestination(route.mirrors().get(i).destination(), path + ".mirrors[" + i + "].destination");
        }
    }
}
