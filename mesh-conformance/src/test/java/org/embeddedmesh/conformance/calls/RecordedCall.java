package org.embeddedmesh.conformance.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.embeddedmesh.conformance.Verdict;

/** A call, or several of one kind, and what was recorded of it. */
record RecordedCall(JsonNode call, JsonNode result) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Verdict replay(Stage stage, Recording recording) throws Exception {
        Optional<String> impossible = Caller.impossible(call);
        if (impossible.isPresent()) {
            return new Verdict.NotApplicable(impossible.get());
        }
        Caller caller = new Caller(stage.mesh(recording), stage.servers().journal());
        Thread.sleep(Math.round(call.path("sleep").asDouble() * 1000));
        return Verdict.of(differences(caller));
    }

    private List<String> differences(Caller caller) throws Exception {
        if (call.has("keys")) {
            return keys(caller);
        }
        if (call.has("sequence")) {
            return sequence(caller);
        }
        if (call.has("parallel")) {
            return parallel(caller);
        }
        return call.has("n") ? shares(caller) : single(caller);
    }

    private List<String> single(Caller caller) throws Exception {
        long start = System.nanoTime();
        Observed observed = caller.call(call);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        List<String> differences = new ArrayList<>(Comparison.of(call, result, observed));
        if (result.has("about_ms")) {
            int retries = Math.max(0, result.path("upstream").size() - 1);
            Comparison.ofTime(result.path("about_ms").asLong(), millis, retries).ifPresent(differences::add);
        }
        return differences;
    }

    private List<String> shares(Caller caller) throws Exception {
        Map<String, Integer> shares = new TreeMap<>();
        for (int i = 0; i < call.path("n").asInt(); i++) {
            Observed observed = caller.call(call);
            boolean tries = call.path("tries").asBoolean();
            shares.merge(tries ? tries(observed) : observed.outcome(), 1, Integer::sum);
        }
        JsonNode recorded = result.path("distribution");
        return call.path("tries").asBoolean()
                ? Comparison.ofTries(recorded, shares)
                : Comparison.ofShares(recorded, shares);
    }

    private String tries(Observed observed) {
        return observed.tries(call.path("sort").asBoolean());
    }

    private List<String> parallel(Caller caller) throws Exception {
        int callers = call.path("parallel").asInt();
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        Map<String, Integer> shares = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        try {
            Callable<Observed> task = () -> caller.call(call);
            for (Future<Observed> future : threads.invokeAll(Collections.nCopies(callers, task))) {
                Observed observed = future.get();
                String outcome = observed.outcomeWithFlags();
                if (shares.merge(outcome, 1, Integer::sum) == 1
                        && result.path("samples").has(outcome)) {
                    differences.addAll(
                            Comparison.ofSample(result.path("samples").path(outcome), observed));
                }
            }
        } finally {
            threads.shutdownNow();
        }
        differences.addAll(Comparison.ofCounts(result.path("distribution"), shares));
        return differences;
    }

    private List<String> sequence(Caller caller) throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < call.path("sequence").asInt(); i++) {
            outcomes.add(caller.call(call).outcome());
        }
        return Comparison.ofTexts("sequence", texts(result.path("sequence")), Rotation.least(outcomes));
    }

    private List<String> keys(Caller caller) throws Exception {
        List<String> differences = new ArrayList<>();
        for (JsonNode key : call.path("keys")) {
            JsonNode keyed = JSON.readTree(call.toString().replace("{key}", key.asText()));
            Observed observed = caller.call(keyed);
            String outcome = call.path("tries").asBoolean() ? tries(observed) : observed.outcome();
            String recorded = result.path("keys").path(key.asText()).asText();
            if (!recorded.equals(outcome)) {
                differences.add("key " + key.asText() + ": recorded '" + recorded + "', observed '" + outcome + "'");
            }
        }
        return differences;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(it -> texts.add(it.asText()));
        return texts;
    }
}
