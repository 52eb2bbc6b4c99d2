package org.embeddedmesh.conformance.calls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embeddedmesh.conformance.echo.Field;
import org.embeddedmesh.conformance.echo.Received;

/**
 * What became of one call.
 *
 * @param log empty: the call was not the mesh's
 */
record Observed(int status, List<Field> headers, String body, List<Received> upstream, Optional<Log> log) {

    /** As Envoy's access log has it; no flags: {@code -}, no cluster or route: empty. */
    record Log(String flags, String details, String cluster, String route, int attempts) {}

    /** Status and who answered. */
    String outcome() {
        return status + " " + answeredBy();
    }

    /** Status, who answered, and flags. */
    String outcomeWithFlags() {
        return outcome() + " " + log.map(Log::flags).orElse("-");
    }

    /** Status and all upstreams tried, in order. */
    String tries(boolean sorted) {
        List<String> names = upstream.stream().map(Received::upstream).toList();
        List<String> shown = sorted ? names.stream().sorted().toList() : names;
        return status + " " + (shown.isEmpty() ? "-" : shown.stream().collect(Collectors.joining(">")));
    }

    private String answeredBy() {
        return headers.stream()
                .filter(it -> it.name().equals("x-upstream"))
                .map(Field::value)
                .findFirst()
                .orElse("-");
    }
}
