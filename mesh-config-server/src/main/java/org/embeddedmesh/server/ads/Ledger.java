package org.embeddedmesh.server.ads;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a client was sent of one type, what it accepted and what it refused. A refused version counts as sent: it goes out again
 * only when the client asks for it or when the resource has changed.
 */
final class Ledger {

    /** More unanswered responses than any client has under way; answers to older ones are ignored. */
    private static final int UNANSWERED = 256;

    /** Names in them, together. */
    private static final int UNANSWERED_NAMES = 100_000;

    static final String ABSENT = "";

    private final Map<String, String> sent = new HashMap<>();
    private final Map<String, String> accepted = new HashMap<>();
    private final Map<String, Refusal> refused = new HashMap<>();
    private final Map<String, Map<String, String>> unanswered = new LinkedHashMap<>();
    private int unansweredNames;

    /** The client came with this version. */
    void held(String name, String version) {
        sent.put(name, version);
        accepted.put(name, version);
    }

    void sent(String nonce, Map<String, String> versions) {
        sent.putAll(versions);
        unanswered.put(nonce, versions);
        unansweredNames += versions.size();
        while (unanswered.size() > 1 && (unanswered.size() > UNANSWERED || unansweredNames > UNANSWERED_NAMES)) {
            answered(unanswered.keySet().iterator().next());
        }
    }

    /** The versions that an answer is about; empty: it is not known, or was answered before. */
    Optional<Map<String, String>> answered(String nonce) {
        Optional<Map<String, String>> versions = Optional.ofNullable(unanswered.remove(nonce));
        versions.ifPresent(it -> unansweredNames -= it.size());
        return versions;
    }

    int unanswered() {
        return unanswered.size();
    }

    void accepted(String name, String version) {
        refused.remove(name);
        if (version.equals(ABSENT)) {
            accepted.remove(name);
        } else {
            accepted.put(name, version);
        }
    }

    void refused(String name, Refusal refusal) {
        refused.put(name, refusal);
    }

    /** The version last sent, {@link #ABSENT} when the client knows that there is none, empty when it knows nothing. */
    Optional<String> sent(String name) {
        return Optional.ofNullable(sent.get(name));
    }

    boolean holds(String name) {
        String version = sent.get(name);
        return version != null && !version.equals(ABSENT);
    }

    Map<String, String> sent() {
        return sent;
    }

    Optional<String> accepted(String name) {
        return Optional.ofNullable(accepted.get(name));
    }

    Optional<Refusal> refused(String name) {
        return Optional.ofNullable(refused.get(name));
    }

    void forget(String name) {
        sent.remove(name);
        accepted.remove(name);
        refused.remove(name);
    }

    void forgetUnless(Predicate<String> wanted) {
        List.copyOf(sent.keySet()).stream().filter(wanted.negate()).forEach(this::forget);
    }
}
