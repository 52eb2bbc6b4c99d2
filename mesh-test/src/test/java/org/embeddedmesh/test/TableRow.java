package org.embeddedmesh.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One call of the table and its expected end. */
record TableRow(JsonNode json) {

    private static final Set<String> WORDS = Set.of(
            "call",
            "why",
            "from",
            "headers",
            "upstream",
            "goesTo",
            "splits",
            "status",
            "flags",
            "details",
            "body",
            "path",
            "authority",
            "sees",
            "answer",
            "attempts",
            "mirrorsTo",
            "took",
            "redirectsTo",
            "passesThrough",
            "rule");

    TableRow {
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(WORDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("a row of the table has no " + unknown);
        }
    }

    /** What the row says, for a test's name. */
    String name() {
        String headers = json.path("headers").isMissingNode() ? "" : " " + json.path("headers");
        String why = json.path("why").asText();
        return json.path("call").asText() + headers + (why.isEmpty() ? "" : ": " + why);
    }

    void check(MeshSimulation mesh) {
        CallEnd end = call(mesh).end();
        each("goesTo", it -> goesTo(end, it.asText()));
        each("splits", it -> end.splits(percentages(it)));
        each("status", it -> end.isAnsweredWith(it.asInt()));
        each("flags", it -> end.withFlags(it.asText()));
        each("details", it -> end.withDetails(it.asText()));
        each("body", it -> end.withBody(it.asText()));
        each("path", it -> end.withPath(it.asText()));
        each("authority", it -> end.withAuthority(it.asText()));
        each("sees", it -> it.properties().forEach(field -> sees(end, field.getKey(), field.getValue())));
        each("answer", it -> it.properties().forEach(field -> answers(end, field.getKey(), field.getValue())));
        each("attempts", it -> end.afterAttempts(it.asInt()));
        each("mirrorsTo", it -> end.mirrorsTo(values(it).toArray(String[]::new)));
        each("took", it -> end.took(duration(it.asText())));
        each("redirectsTo", it -> end.redirectsTo(it.asText()));
        each("passesThrough", it -> end.passesThrough());
        each("rule", it -> rule(end, it.asText()));
    }

    private SimulatedCall call(MeshSimulation mesh) {
        String[] words = json.path("call").asText().split(" ");
        SimulatedCall call = mesh.from(client(json.path("from").asText("hellodemo")))
                .call(words.length > 1 ? words[0] : "GET", words[words.length - 1]);
        json.path("headers")
                .properties()
                .forEach(it -> values(it.getValue()).forEach(value -> call.header(it.getKey(), value)));
        each("upstream", it -> call.upstream(upstream(it)));
        return call;
    }

    /** {@code hellodemo.other app=hellodemo}. */
    private static SimulatedClient client(String text) {
        String[] words = text.split(" ");
        String[] name = words[0].split("\\.");
        SimulatedClient client = SimulatedClient.client(name[0]);
        client = name.length > 1 ? client.namespace(name[1]) : client;
        for (int i = 1; i < words.length; i++) {
            String[] label = words[i].split("=");
            client = client.label(label[0], label[1]);
        }
        return client;
    }

    /** {@code [503, refused, reset, unreachable, {status: 200, after: 1s, headers: {a: b}}]}. */
    private static Upstream upstream(JsonNode script) {
        List<Upstream.Answer> answers = new ArrayList<>();
        script.forEach(it -> answers.add(answer(it)));
        return Upstream.of(answers.toArray(Upstream.Answer[]::new));
    }

    private static Upstream.Answer answer(JsonNode json) {
        if (json.isObject()) {
            Upstream.Answer answer = Upstream.Answer.status(json.path("status").asInt(200))
                    .after(duration(json.path("after").asText("0s")));
            for (Map.Entry<String, JsonNode> header : json.path("headers").properties()) {
                answer = answer.header(header.getKey(), header.getValue().asText());
            }
            return answer;
        }
        return switch (json.asText()) {
            case "refused" -> Upstream.Answer.refused();
            case "reset" -> Upstream.Answer.reset();
            case "unreachable" -> Upstream.Answer.unreachable();
            default -> Upstream.Answer.status(json.asInt());
        };
    }

    private static void goesTo(CallEnd end, String place) {
        String[] words = place.split(" ");
        if (words.length > 1) {
            end.goesTo(words[0], words[1]);
        } else {
            end.goesTo(words[0]);
        }
    }

    private static Map<String, Double> percentages(JsonNode json) {
        Map<String, Double> percentages = new TreeMap<>();
        json.properties()
                .forEach(it -> percentages.put(it.getKey(), it.getValue().asDouble()));
        return percentages;
    }

    private static void sees(CallEnd end, String name, JsonNode value) {
        if (value.isNull()) {
            end.withoutHeader(name);
        } else {
            end.withHeader(name, values(value).toArray(String[]::new));
        }
    }

    private static void answers(CallEnd end, String name, JsonNode value) {
        if (value.isNull()) {
            end.withoutResponseHeader(name);
        } else {
            end.withResponseHeader(name, values(value).toArray(String[]::new));
        }
    }

    private static void rule(CallEnd end, String expected) {
        String text = end.explanation().text();
        if (!text.contains("taken: " + expected)) {
            throw new AssertionError("expected: taken by " + expected + "\n but was: " + text);
        }
    }

    private static List<String> values(JsonNode value) {
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(it -> values.add(it.asText()));
        } else {
            values.add(value.asText());
        }
        return values;
    }

    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    private void each(String word, Consumer<JsonNode> check) {
        if (json.has(word)) {
            check.accept(json.path(word));
        }
    }
}
