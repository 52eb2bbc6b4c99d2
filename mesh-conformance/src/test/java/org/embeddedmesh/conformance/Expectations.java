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

/**
 * The cases that are known not to pass, each with its reason: a line {@code file#case: reason}. A case that passes
 * although it is listed is a failure too, so that the list only shrinks.
 */
final class Expectations {

    private final Map<String, String> reasons;

    private Expectations(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static Expectations read(String resource) {
        Map<String, String> reasons = new LinkedHashMap<>();
        try (InputStream in = Expectations.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("no such list: " + resource);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines().filter(it -> !it.isBlank() && !it.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    throw new IllegalStateException(resource + ": a line without a reason: " + line);
                }
                reasons.put(line.substring(0, colon), line.substring(colon + 2));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Expectations(reasons);
    }

    Optional<String> reason(String caseName) {
        return Optional.ofNullable(reasons.get(caseName));
    }
}
