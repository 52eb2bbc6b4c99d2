package org.embeddedmesh.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The cases that are known not to pass, each with its reason: a line {@code file#case: reason}. A case that passes
 * although it is listed is a failure too, so that the list only shrinks. Where chance decides which calls of a recording
 * fail, {@code file#recording[*]} stands for all of them, one of which must.
 */
final class Expectations {

    private final Map<String, Expectation> byKey = new LinkedHashMap<>();
    private final Set<Expectation> asked = ConcurrentHashMap.newKeySet();
    private final Set<Expectation> met = ConcurrentHashMap.newKeySet();

    /** @param group holds for all calls of a recording */
    record Expectation(String key, String reason, boolean group) {}

    static Expectations read(String resource) {
        Expectations expectations = new Expectations();
        try (InputStream in = Expectations.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("no such list: " + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).forEach(expectations::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expectations;
    }

    void add(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            throw new IllegalStateException("a line without a reason: " + line);
        }
        String key = line.substring(0, colon);
        byKey.put(key, new Expectation(key, line.substring(colon + 2), key.endsWith("[*]")));
    }

    /** What is listed for a case, if anything. */
    Optional<Expectation> of(String key) {
        Expectation single = byKey.get(key);
        Expectation expectation = single == null ? byKey.get(key.replaceAll("\\[\\d+]$", "[*]")) : single;
        if (expectation != null) {
            asked.add(expectation);
        }
        return Optional.ofNullable(expectation);
    }

    void isMet(Expectation expectation) {
        met.add(expectation);
    }

    /** What was listed of the cases so far, and none of them failed. */
    Set<String> unmet() {
        return asked.stream()
                .filter(it -> !met.contains(it))
                .map(Expectation::key)
                .collect(Collectors.toSet());
    }
}
