package org.embeddedmesh.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.telemetry.ResponseFlag;

/**
 * The end of a call, and what may be said of it. Each assertion throws an {@link AssertionError} that says which rules led
 * there.
 *
 * @param kind who answered
 * @param status that the caller sees; 0: the mesh had nothing to do with the call
 * @param body of an answer of the mesh's own
 * @param headers of the answer, by name in any case
 * @param flags in Envoy's words
 * @param details Envoy's response code details, {@code via_upstream}
 * @param sent every request that left, the first attempt first
 * @param mirrored every copy that left
 * @param time that the call took by the simulation's clock
 * @param explanation of the first attempt, before it was made
 */
public record CallEnd(
        Kind kind,
        int status,
        String body,
        Map<String, List<String>> headers,
        Set<ResponseFlag> flags,
        String details,
        List<SentRequest> sent,
        List<SentRequest> mirrored,
        Duration time,
        Explanation explanation) {

    private static final double EXACT = 1e-9;

    /** Who answered. */
    public enum Kind {
        UPSTREAM,
        MESH,
        PASSED_THROUGH
    }

    public CallEnd {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
        sent = List.copyOf(sent);
        mirrored = List.copyOf(mirrored);
    }

    /** The call goes to instances of this service and to no other, whatever chance says; {@code helloworldservice}, or a host in full. */
    public CallEnd goesTo(String service) {
        return certain("goes to " + service, service);
    }

    /** The call goes to instances of this version of the service and to no other, whatever chance says. */
    public CallEnd goesTo(String service, String version) {
        return certain("goes to " + service + " " + version, service + " " + version);
    }

    private CallEnd certain(String expectation, String place) {
        Places places = Places.of(explanation);
        return require(Math.abs(places.of(place) - 1) < EXACT, expectation, places.toString());
    }

    /**
     * These are the percentages of the first attempts, exactly, and there are no others.
     *
     * @param percentages by version, {@code v1}; by service; or by both, {@code helloworldservice v1}
     */
    public CallEnd splits(Map<String, ? extends Number> percentages) {
        Places places = Places.of(explanation);
        double all = percentages.keySet().stream().mapToDouble(places::of).sum();
        boolean each = percentages.entrySet().stream()
                .allMatch(it -> Math.abs(places.of(it.getKey()) - it.getValue().doubleValue() / 100) < EXACT);
        return require(each && Math.abs(all - 1) < EXACT, "splits " + new TreeMap<>(percentages), places.toString());
    }

    /** The caller sees this status, from a service or from the mesh. */
    public CallEnd isAnsweredWith(int expected) {
        return require(status == expected, "is answered with " + expected, outcome());
    }

    /** The mesh answers with a redirect to this location. */
    public CallEnd redirectsTo(String location) {
        boolean redirect = kind == Kind.MESH && status / 100 == 3;
        return require(
                redirect && Optional.of(location).equals(header("location")),
                "redirects to " + location,
                outcome() + header("location").map(it -> ", location " + it).orElse(""));
    }

    /** The mesh has nothing to do with the call. */
    public CallEnd passesThrough() {
        return require(kind == Kind.PASSED_THROUGH, "passes through", outcome());
    }

    /** The flags in Envoy's words, joined as in its access log: {@code UH}, {@code URX,UF}; empty for none. */
    public CallEnd withFlags(String expected) {
        String actual = flags.stream().map(ResponseFlag::name).collect(Collectors.joining(","));
        return require(actual.equals(expected), "has the flags '" + expected + "'", "'" + actual + "'");
    }

    /** Envoy's response code details. */
    public CallEnd withDetails(String expected) {
        return require(details.equals(expected), "has the details '" + expected + "'", "'" + details + "'");
    }

    /** The body of an answer of the mesh's own. */
    public CallEnd withBody(String expected) {
        return require(body.equals(expected), "has the body '" + expected + "'", "'" + body + "'");
    }

    /** A header of the answer has these values, in this order. */
    public CallEnd withResponseHeader(String name, String... values) {
        List<String> actual = headers.getOrDefault(name, List.of());
        List<String> expected = List.of(values);
        return require(actual.equals(expected), "has the response header " + name + ": " + expected, actual.toString());
    }

    /** The answer does not have this header. */
    public CallEnd withoutResponseHeader(String name) {
        List<String> actual = headers.getOrDefault(name, List.of());
        return require(actual.isEmpty(), "has no response header " + name, actual.toString());
    }

    /** So many requests left. */
    public CallEnd afterAttempts(int expected) {
        return require(sent.size() == expected, "takes " + expected + " attempts", sent.size() + ": " + sent);
    }

    /** Copies went to these places and nowhere else: services, versions or both, {@code helloworldservice v1}; none: there were none. */
    public CallEnd mirrorsTo(String... places) {
        List<String> open = new ArrayList<>(List.of(places));
        boolean expected = mirrored.stream()
                .allMatch(copy -> open.stream()
                        .filter(copy::goesTo)
                        .findFirst()
                        .map(open::remove)
                        .orElse(false));
        return require(expected && open.isEmpty(), "mirrors to " + List.of(places), mirrored.toString());
    }

    /** The call took so long by the simulation's clock. */
    public CallEnd took(Duration expected) {
        return require(time.equals(expected), "takes " + expected, time.toString());
    }

    /** The service sees this path and query, at the last attempt. */
    public CallEnd withPath(String expected) {
        return requireSent("the service sees the path " + expected, last().path(), expected);
    }

    /** The service sees this authority, at the last attempt. */
    public CallEnd withAuthority(String expected) {
        return requireSent("the service sees the authority " + expected, last().authority(), expected);
    }

    /** The service sees these values of a header, in this order, at the last attempt. */
    public CallEnd withHeader(String name, String... values) {
        List<String> actual = last().headers().getOrDefault(name, List.of());
        List<String> expected = List.of(values);
        return require(actual.equals(expected), "the service sees " + name + ": " + expected, actual.toString());
    }

    /** The service does not see this header, at the last attempt. */
    public CallEnd withoutHeader(String name) {
        List<String> actual = last().headers().getOrDefault(name, List.of());
        return require(actual.isEmpty(), "the service does not see " + name, actual.toString());
    }

    /** The first value of a header of the answer. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The last attempt. */
    public SentRequest last() {
        require(!sent.isEmpty(), "is sent", outcome());
        return sent.get(sent.size() - 1);
    }

    private CallEnd requireSent(String expectation, String actual, String expected) {
        return require(actual.equals(expected), expectation, actual);
    }

    private CallEnd require(boolean holds, String expectation, String actual) {
        if (!holds) {
            throw new AssertionError(
                    "expected: " + expectation + "\n but was: " + actual + "\n because: " + explanation.text());
        }
        return this;
    }

    private String outcome() {
        return switch (kind) {
            case PASSED_THROUGH -> "passed through: none of the mesh's";
            case MESH -> status + " by the mesh, " + flags + " " + details;
            case UPSTREAM -> status + " by " + sent.get(sent.size() - 1);
        };
    }
}
