package org.embeddedmesh.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.embeddedmesh.conformance.echo.Field;
import org.embeddedmesh.conformance.echo.Received;

/** Recorded against observed; each difference in one line. Order of header fields and transport details do not count. */
final class Comparison {

    private static final Set<String> UNRECORDED = Set.of(
            "x-request-id",
            "content-length",
            "transfer-encoding",
            "connection",
            "x-case-id",
            "x-do",
            "date",
            "server",
            "content-type",
            "x-envoy-upstream-service-time");
    private static final Set<String> UNRECORDED_UPSTREAM =
            Set.of("x-request-id", "content-length", "transfer-encoding", "connection", "x-case-id", "x-do");

    private final List<String> differences = new ArrayList<>();
    private final Set<String> varying;

    private Comparison(JsonNode call) {
        this.varying = texts(call.path("vary"));
    }

    static List<String> of(JsonNode call, JsonNode recorded, Observed observed) {
        Comparison comparison = new Comparison(call);
        comparison.compare("status", recorded.path("status").asText(), String.valueOf(observed.status()));
        comparison.compareFields("answer", fields(recorded.path("headers")), observed.headers(), UNRECORDED);
        if (recorded.has("body")) {
            comparison.compare("body", recorded.path("body").asText(), observed.body());
        }
        comparison.compareLog(recorded.path("log"), observed);
        comparison.compareUpstream(call, recorded.path("upstream"), observed.upstream());
        return comparison.differences;
    }

    /** Shares of outcomes; the error that chance allows is four standard deviations of their difference. */
    static List<String> ofShares(JsonNode recorded, Map<String, Integer> observed) {
        int recordedTotal = StreamSupport.stream(recorded.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .sum();
        int total = observed.values().stream().mapToInt(Integer::intValue).sum();
        Set<String> keys = new TreeSet<>(observed.keySet());
        recorded.fieldNames().forEachRemaining(keys::add);
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            double there = (double) recorded.path(key).asInt() / recordedTotal;
            double here = (double) observed.getOrDefault(key, 0) / total;
            double mean = (there + here) / 2;
            double allowed = 4 * Math.sqrt(mean * (1 - mean) * (1.0 / recordedTotal + 1.0 / total));
            if (Math.abs(there - here) > allowed) {
                differences.add("share of '" + key + "': recorded " + there + ", observed " + here);
            }
        }
        return differences;
    }

    private void compareLog(JsonNode log, Observed observed) {
        if (!log.has("flags")) {
            return;
        }
        compare("flags", log.path("flags").asText(), observed.flags());
        compare("details", log.path("details").asText(), observed.details());
        compare("cluster", textOrEmpty(log.path("cluster")), observed.cluster());
        compare("route", textOrEmpty(log.path("route")), observed.route());
        compare("attempts", log.path("attempts").asText(), String.valueOf(observed.attempts()));
    }

    private void compareUpstream(JsonNode call, JsonNode recorded, List<Received> observed) {
        List<JsonNode> there = new ArrayList<>();
        recorded.forEach(there::add);
        List<Received> here = new ArrayList<>(observed);
        if (call.path("sort").asBoolean()) {
            there.sort((a, b) ->
                    a.path("upstream").asText().compareTo(b.path("upstream").asText()));
            here.sort((a, b) -> a.upstream().compareTo(b.upstream()));
        }
        compare(
                "upstreams",
                there.stream().map(it -> it.path("upstream").asText()).toList().toString(),
                here.stream().map(Received::upstream).toList().toString());
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
            compareFields(
                    where, fields(there.get(i).path("headers")), here.get(i).fields(), UNRECORDED_UPSTREAM);
        }
    }

    private void compareFields(String where, List<Field> recorded, List<Field> observed, Set<String> ignored) {
        compare(where + " headers", comparable(recorded, ignored), comparable(observed, ignored));
    }

    private String comparable(List<Field> fields, Set<String> ignored) {
        return fields.stream()
                .filter(it -> !ignored.contains(it.name()))
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

    private static List<Field> fields(JsonNode pairs) {
        return StreamSupport.stream(pairs.spliterator(), false)
                .map(it -> new Field(it.path(0).asText(), it.path(1).asText()))
                .toList();
    }

    private static Set<String> texts(JsonNode array) {
        Collection<String> texts = StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return Set.copyOf(texts);
    }
}
