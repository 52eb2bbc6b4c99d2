package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.embeddedmesh.conformance.echo.Field;
import org.embeddedmesh.conformance.echo.Received;

/** Recorded against observed; each difference in one line. Order of header fields and transport details do not count. */
final class Comparison {

    private static final Set<String> TRANSPORT =
            Set.of("x-request-id", "content-length", "transfer-encoding", "connection", "x-case-id", "x-do");
    private static final Set<String> UNRECORDED_IN_ANSWERS =
            Set.of("date", "server", "content-type", "x-envoy-upstream-service-time");
    private static final Set<String> UNRECORDED_UPSTREAM =
            Set.of("user-agent", "accept", "accept-encoding", "content-type");

    /** What a proxy adds to calls that it lets through; in the mesh these are not touched. */
    private static final Set<String> OF_A_PROXY =
            Set.of("x-envoy-attempt-count", "x-forwarded-proto", "x-envoy-expected-rq-timeout-ms");

    private static final String PASSED_THROUGH = "PassthroughCluster";

    private final List<String> differences = new ArrayList<>();
    private final Set<String> varying = new HashSet<>();
    private final boolean passedThrough;

    private Comparison(JsonNode call, boolean passedThrough) {
        this.passedThrough = passedThrough;
        call.path("vary").forEach(it -> varying.add(it.asText()));
    }

    static List<String> of(JsonNode call, JsonNode recorded, Observed observed) {
        boolean passedThrough = recorded.path("log").path("cluster").asText().equals(PASSED_THROUGH);
        Comparison comparison = new Comparison(call, passedThrough);
        if (recorded.has("connect")) {
            comparison.compareBlocked(observed);
            return comparison.differences;
        }
        comparison.compare("status", recorded.path("status").asText(), String.valueOf(observed.status()));
        comparison.compareAnswer(recorded, observed);
        comparison.compareUpstream(call, recorded.path("upstream"), observed.upstream());
        return comparison.differences;
    }

    /** One of many: its upstream requests are not recorded. */
    static List<String> ofSample(JsonNode recorded, Observed observed) {
        Comparison comparison = new Comparison(recorded, false);
        comparison.compareAnswer(recorded, observed);
        return comparison.differences;
    }

    /**
     * Shares of outcomes; the error that chance allows is four standard deviations of their difference. Ten times the
     * same outcome and no other is hardly chance: there less than seven of ten are an error, however few the calls.
     */
    static List<String> ofShares(JsonNode recorded, Map<String, Integer> observed) {
        int recordedTotal = StreamSupport.stream(recorded.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .sum();
        int total = observed.values().stream().mapToInt(Integer::intValue).sum();
        boolean certain = recorded.size() == 1 && recordedTotal >= 10;
        Set<String> keys = new TreeSet<>(observed.keySet());
        recorded.fieldNames().forEachRemaining(keys::add);
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            double there = (double) recorded.path(key).asInt() / recordedTotal;
            double here = (double) observed.getOrDefault(key, 0) / total;
            double mean = (there + here) / 2;
            double allowed = 4 * Math.sqrt(mean * (1 - mean) * (1.0 / recordedTotal + 1.0 / total));
            if (Math.abs(there - here) > allowed || (certain && there - here > 0.3)) {
                differences.add("share of '" + key + "': recorded " + there + ", observed " + here);
            }
        }
        return differences;
    }

    /** Sequences of tries; one that is the same every time begins where round robin happened to begin. */
    static List<String> ofTries(JsonNode recorded, Map<String, Integer> observed) {
        if (recorded.size() == 1 && observed.size() == 1) {
            String there = recorded.fieldNames().next();
            String here = observed.keySet().iterator().next();
            if (Rotation.renamed(here).contains(there)) {
                return List.of();
            }
        }
        return ofShares(recorded, observed);
    }

    static List<String> ofCounts(JsonNode recorded, Map<String, Integer> observed) {
        Map<String, Integer> counts = new TreeMap<>();
        recorded.properties()
                .forEach(it -> counts.put(it.getKey(), it.getValue().asInt()));
        return counts.equals(observed) ? List.of() : List.of("counts: recorded " + counts + ", observed " + observed);
    }

    static List<String> ofTexts(String what, List<String> recorded, List<String> observed) {
        return recorded.equals(observed)
                ? List.of()
                : List.of(what + ": recorded " + recorded + ", observed " + observed);
    }

    /** A hint only: machines differ, and the wait before a retry is drawn anew, up to 250 ms. */
    static Optional<String> ofTime(long recorded, long observed, int retries) {
        boolean near = observed >= recorded * 0.6 - 30 - retries * 250L && observed <= recorded * 1.6 + 400;
        return near
                ? Optional.empty()
                : Optional.of("time: recorded " + recorded + " ms, observed " + observed + " ms");
    }

    /**
     * Where no listener was, the recorded call found a closed port. In the process there is no port to be closed: the
     * call ends as on a port that has a listener.
     */
    private void compareBlocked(Observed observed) {
        compare("status", "502", String.valueOf(observed.status()));
        compare("route", "block_all", observed.log().map(Observed.Log::route).orElse("none"));
        compare("upstreams", "[]", observed.upstream().toString());
    }

    private void compareAnswer(JsonNode recorded, Observed observed) {
        compareFields("answer", recorded.path("headers"), observed.headers(), UNRECORDED_IN_ANSWERS);
        if (recorded.has("body")) {
            compare("body", recorded.path("body").asText(), observed.body());
        }
        if (passedThrough) {
            compare("log", "", observed.log().map(Object::toString).orElse(""));
        } else if (recorded.path("log").has("flags")) {
            compareLog(recorded.path("log"), observed);
        }
    }

    private void compareLog(JsonNode recorded, Observed observed) {
        if (observed.log().isEmpty()) {
            differences.add("the mesh did not take the call");
            return;
        }
        Observed.Log log = observed.log().get();
        compare("flags", recorded.path("flags").asText(), log.flags());
        compare("details", recorded.path("details").asText(), log.details());
        compare("cluster", textOrEmpty(recorded.path("cluster")), log.cluster());
        compare("route", textOrEmpty(recorded.path("route")), log.route());
        compare("attempts", recorded.path("attempts").asText(), String.valueOf(log.attempts()));
    }

    private void compareUpstream(JsonNode call, JsonNode recorded, List<Received> observed) {
        List<JsonNode> there = new ArrayList<>();
        recorded.forEach(there::add);
        List<Received> here = new ArrayList<>(observed);
        if (call.path("sort").asBoolean()) {
            there.sort(Comparator.comparing(it -> it.path("upstream").asText()));
            here.sort(Comparator.comparing(Received::upstream));
        }
        compare(
                "upstreams",
                there.stream().map(it -> it.path("upstream").asText()).toList().toString(),
                here.stream().map(Received::upstream).toList().toString());
        Set<String> ignored = new HashSet<>(UNRECORDED_UPSTREAM);
        ignored.removeIf(call.path("headers")::has);
        if (passedThrough) {
            ignored.addAll(OF_A_PROXY);
        }
        for (int i = 0; i < Math.min(there.size(), here.size()); i++) {
            String where = "upstream[" + i + "] ";
            compare(
                    where + "method",
                    there.get(i).path("method").asText(),
                    here.get(i).method());
            compare(
                    where + "path",
                    there.get(i).path("path").asText(),
                    here.get(i).path());
            compareFields(where, there.get(i).path("headers"), here.get(i).fields(), ignored);
        }
    }

    private void compareFields(String where, JsonNode recorded, List<Field> observed, Set<String> ignored) {
        List<Field> fields = StreamSupport.stream(recorded.spliterator(), false)
                .map(it -> new Field(it.path(0).asText(), it.path(1).asText()))
                .toList();
        fields.stream()
                .filter(it -> it.value().startsWith("<"))
                .map(Field::name)
                .forEach(varying::add);
        compare(where + " headers", comparable(fields, ignored), comparable(observed, ignored));
    }

    private String comparable(List<Field> fields, Set<String> ignored) {
        return fields.stream()
                .filter(it -> !ignored.contains(it.name()) && !TRANSPORT.contains(it.name()))
                .map(it -> it.name() + "=" + (varying.contains(it.name()) ? "<varies>" : it.value()))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private void compare(String what, String recorded, String observed) {
        if (!recorded.equals(observed)) {
            differences.add(what + ": recorded '" + recorded + "', observed '" + observed + "'");
        }
    }

    private static String textOrEmpty(JsonNode node) {
        return node.isNull() || node.asText().equals("-") ? "" : node.asText();
    }
}
