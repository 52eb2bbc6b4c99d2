package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Istio refuses in changes of headers. Only requests have an authority to be changed, and in one place only. */
final class HeaderRules {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
    /** Values are formats to Envoy: a percent sign that belongs to none of these is a mistake. */
    private static final Pattern COMMAND = Pattern.compile("%%|%[A-Z_0-9]++(\\([^)]*+\\))?+%");

    private final Problems problems;

    HeaderRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable Headers headers, String path) {
        if (headers != null) {
            checkOperation(headers.request(), path + ".request", HeaderRules::isAuthority);
            checkOperation(headers.response(), path + ".response", name -> false);
        }
    }

    /** Whether the authority is rewritten more than once. */
    void checkAuthority(String rewritten, @Nullable Headers headers, String path) {
        if (headers == null) {
            return;
        }
        long named = Stream.of(headers.request().set(), headers.request().add())
                .flatMap(it -> it.keySet().stream())
                .filter(HeaderRules::isAuthority)
                .count();
        if (named > (rewritten.isEmpty() ? 1 : 0)) {
            problems.invalid(path + ".request", "host", "authority header cannot be set multiple times");
        }
    }

    private void checkOperation(HeaderOperation operation, String path, Predicate<String> special) {
        checkFields(operation.set(), path + ".set", special);
        checkFields(operation.add(), path + ".add", special);
        List<String> remove = operation.remove();
        for (int i = 0; i < remove.size(); i++) {
            checkName(remove.get(i), path + ".remove[" + i + "]", name -> false);
        }
    }

    private void checkFields(Map<String, String> fields, String path, Predicate<String> special) {
        fields.forEach((name, value) -> {
            checkName(name, path + "." + name, special);
            if (CONTROL.matcher(value).find()) {
                problems.invalid(path + "." + name, value, "must not have control characters");
            } else if (COMMAND.matcher(value).replaceAll("").contains("%")) {
                problems.invalid(
                        path + "." + name, value, "a % is written %%, or begins one of Envoy's commands, %REQ(x)%");
            }
        });
    }

    private void checkName(String name, String path, Predicate<String> special) {
        if (special.test(name)) {
            return;
        }
        if (isAuthority(name)) {
            problems.invalid(path, name, "the host header can only be set or added, and only on requests");
        } else if (!Names.isHeader(name)) {
            problems.invalid(path, name, "is no header name");
        }
    }

    private static boolean isAuthority(String name) {
        return name.equalsIgnoreCase(":authority") || name.equalsIgnoreCase("host");
    }
}
