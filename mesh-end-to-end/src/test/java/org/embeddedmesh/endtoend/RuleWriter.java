package org.embeddedmesh.endtoend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Creates, changes and deletes rules of its own, and keeps account of what was acknowledged. Used by one thread at a time. */
final class RuleWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RULES = 20;

    /** What a write that was not answered may have left. */
    private record Unanswered(String name, String mark) {}

    private static final String ABSENT = "absent";

    private final String prefix;
    private final Map<String, String> marks = new TreeMap<>();
    private final Set<Long> versions = new HashSet<>();
    private int writes;
    private Unanswered unanswered = new Unanswered("", ABSENT);

    RuleWriter(String prefix) {
        this.prefix = prefix;
    }

    /** Whether one more write was acknowledged; false: the server is gone. */
    boolean write(ConfigServer server) {
        String name = prefix + writes % RULES;
        boolean there = marks.containsKey(name);
        String mark = there && writes % 7 == 0 ? ABSENT : "m" + writes;
        writes++;
        HttpResponse<String> answer;
        try {
            answer = send(server, name, there, mark);
        } catch (UncheckedIOException killed) {
            unanswered = new Unanswered(name, mark);
            return false;
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
        acknowledged(name, mark, answer.body());
        return true;
    }

    private static HttpResponse<String> send(ConfigServer server, String name, boolean there, String mark) {
        if (mark.equals(ABSENT)) {
            return server.delete("virtualservices", name);
        }
        return there
                ? server.mergePatch(
                        "virtualservices", name, "{\"metadata\":{\"annotations\":{\"mark\":\"" + mark + "\"}}}")
                : server.create("virtualservices", Rules.marked(name, mark));
    }

    private void acknowledged(String name, String mark, String body) {
        if (mark.equals(ABSENT)) {
            marks.remove(name);
            return;
        }
        marks.put(name, mark);
        try {
            versions.add(JSON.readTree(body).at("/metadata/resourceVersion").asLong());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store's versions that creations and changes were acknowledged with. */
    Set<Long> versions() {
        return versions;
    }

    /** Takes its own out of these rules and marks; what is not as it was acknowledged is an error, but for the last write. */
    void compare(Map<String, String> listed) {
        Map<String, String> mine = new TreeMap<>(listed);
        mine.keySet().removeIf(name -> !name.startsWith(prefix));
        String last = mine.getOrDefault(unanswered.name(), ABSENT);
        if (last.equals(unanswered.mark()) && !unanswered.name().isEmpty()) {
            settle(unanswered.name(), last);
        }
        unanswered = new Unanswered("", ABSENT);
        if (!mine.equals(marks)) {
            throw new AssertionError("acknowledged " + marks + " but there is " + mine);
        }
    }

    private void settle(String name, String mark) {
        if (mark.equals(ABSENT)) {
            marks.remove(name);
        } else {
            marks.put(name, mark);
        }
    }
}
