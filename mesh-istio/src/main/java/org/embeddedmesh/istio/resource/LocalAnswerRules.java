package org.embeddedmesh.istio.resource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in answers that no upstream gives: redirects and direct responses. */
final class LocalAnswerRules {

    private static final int LARGEST_BODY = 1 << 20;
    private static final Set<Integer> REDIRECT_CODES = Set.of(0, 301, 302, 303, 307, 308);

    private final Problems problems;

    LocalAnswerRules(Problems problems) {
        this.problems = problems;
    }

    void checkRedirect(@Nullable HttpRedirect redirect, String path) {
        if (redirect == null) {
            return;
        }
        boolean port = redirect.port() != 0 || !redirect.derivePort().isEmpty();
        if (redirect.uri().isEmpty()
                && redirect.authority().isEmpty()
                && redirect.scheme().isEmpty()
                && !port) {
            problems.required(path, "redirect must specify uri, authority, scheme or port");
        }
        if (!Set.of("", "http", "https").contains(redirect.scheme())) {
            problems.invalid(path + ".scheme", redirect.scheme(), "must be http or https");
        }
        if (!REDIRECT_CODES.contains(redirect.redirectCode())) {
            problems.invalid(path + ".redirectCode", redirect.redirectCode(), "must be 301, 302, 303, 307 or 308");
        }
        if (redirect.port() != 0 && !redirect.derivePort().isEmpty()) {
            problems.invalid(path + ".derivePort", redirect.derivePort(), "only one of port and derivePort can be set");
        }
    }

    void checkDirectResponse(@Nullable HttpDirectResponse response, String path) {
        if (response == null || response.body() == null) {
            return;
        }
        String string = response.body().string();
        String bytes = response.body().bytes();
        if (string != null && bytes != null) {
            problems.invalid(path + ".body", "both", "only one of string and bytes can be set");
        }
        if (string != null) {
            checkSize(string.getBytes(StandardCharsets.UTF_8).length, path + ".body.string");
        }
        if (bytes != null) {
            checkBytes(bytes, path + ".body.bytes");
        }
    }

    private void checkBytes(String bytes, String path) {
        try {
            checkSize(Base64.getDecoder().decode(bytes).length, path);
        } catch (IllegalArgumentException e) {
            problems.invalid(path, bytes, "must be base64");
        }
    }

    private void checkSize(int size, String path) {
        if (size > LARGEST_BODY) {
            problems.invalid(path, size + " bytes", "a direct response has at most " + LARGEST_BODY + " bytes");
        }
    }
}
