package org.embeddedmesh.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the service that is called does, attempt after attempt; the last answer repeats. */
public final class Upstream {

    static final Upstream OK = answers(200);

    private final List<Answer> answers;

    private Upstream(List<Answer> answers) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("an upstream needs an answer");
        }
        this.answers = List.copyOf(answers);
    }

    /** Answers at once, with these status codes one after the other: {@code answers(503, 503, 200)}. */
    public static Upstream answers(int... statuses) {
        return of(Arrays.stream(statuses).mapToObj(Answer::status).toArray(Answer[]::new));
    }

    /** Does one after the other. */
    public static Upstream of(Answer... answers) {
        return new Upstream(List.of(answers));
    }

    Answer answer(int attempt) {
        return answers.get(Math.min(attempt, answers.size()) - 1);
    }

    /**
     * How one attempt ends.
     *
     * @param kind how
     * @param status of a response
     * @param headers of a response
     * @param after time until then
     */
    public record Answer(Kind kind, int status, Map<String, String> headers, Duration after) {

        public Answer {
            headers = Map.copyOf(headers);
        }

        /** A response. */
        public static Answer status(int status) {
            return new Answer(Kind.RESPONSE, status, Map.of(), Duration.ZERO);
        }

        /** No connection: nobody listens. */
        public static Answer refused() {
            return new Answer(Kind.CONNECT_FAILURE, 0, Map.of(), Duration.ZERO);
        }

        /** No connection within the cluster's connect timeout. */
        public static Answer unreachable() {
            return new Answer(Kind.CONNECT_TIMEOUT, 0, Map.of(), Duration.ZERO);
        }

        /** The connection ends after the request was sent and before a response has come. */
        public static Answer reset() {
            return new Answer(Kind.RESET, 0, Map.of(), Duration.ZERO);
        }

        /** The same response with one more header. */
        public Answer header(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Answer(kind, status, more, after);
        }

        /** The same, so much later; an attempt whose time is over first does not get it. */
        public Answer after(Duration time) {
            return new Answer(kind, status, headers, time);
        }
    }

    /** The ways in which an attempt ends. */
    public enum Kind {
        RESPONSE,
        CONNECT_FAILURE,
        CONNECT_TIMEOUT,
        RESET
    }
}
