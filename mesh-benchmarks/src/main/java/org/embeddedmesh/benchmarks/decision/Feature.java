package org.embeddedmesh.benchmarks.decision;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What each route of a table has, beside its prefix and its split, as YAML. Chances are so small that they never come true. */
public enum Feature {
    NONE("", ""),
    MATCH(
            "method: {exact: GET}, headers: {end-user: {exact: jason}}, withoutHeaders: {x-internal: {}}, "
                    + "queryParams: {id: {exact: '7'}}",
            ""),
    REGEX("headers: {cookie: {regex: '^(.*?;\\s*)?group=beta(;.*)?$'}}", ""),
    HEADERS("", "headers: {request: {set: {x-a: '1'}, add: {x-b: '2'}, remove: [x-c]}, response: {set: {x-d: '4'}}}"),
    REWRITE("", "rewrite: {uri: /v1/, authority: hello.example.com}"),
    FAULT(
            "",
            "fault: {delay: {fixedDelay: 1s, percentage: {value: 0.0001}}, abort: {httpStatus: 418, percentage: {value: 0.0001}}}"),
    CORS("", "corsPolicy: {allowOrigins: [{exact: 'https://example.com'}], allowMethods: [GET]}"),
    MIRROR("", "mirrors: [{destination: {host: helloworldservice, subset: v2}, percentage: {value: 0.0001}}]"),
    /** But for the regular expression, whose price is its own. */
    ALL("", "");

    private final String match;
    private final String route;

    Feature(String match, String route) {
        this.match = match;
        this.route = route;
    }

    /** Fields of {@code match}, beside {@code uri}. */
    String match() {
        return this == ALL ? MATCH.match : match;
    }

    /** Fields of the route, beside {@code match} and {@code route}. */
    String route() {
        return this == ALL
                ? Arrays.stream(values())
                        .map(it -> it.route)
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(", "))
                : route;
    }
}
