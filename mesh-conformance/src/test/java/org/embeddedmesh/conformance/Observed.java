package org.embeddedmesh.conformance;

import java.util.List;
import org.embeddedmesh.conformance.echo.Field;
import org.embeddedmesh.conformance.echo.Received;

/**
 * What became of one call.
 *
 * @param flags Envoy's response flags, joined by commas; {@code -}: none
 */
record Observed(
        int status,
        List<Field> headers,
        String body,
        List<Received> upstream,
        String flags,
        String details,
        String cluster,
        String route,
        int attempts) {

    /** The key by which calls are counted: status and who answered. */
    String outcome() {
        return status + " " + answeredBy();
    }

    /** Status and all upstreams tried, in order. */
    String tries() {
        return status + " "
                + (upstream.isEmpty()
                        ? "-"
                        : String.join(
                                ">", upstream.stream().map(Received::upstream).toList()));
    }

    String answeredBy() {
        return headers.stream()
                .filter(it -> it.name().equals("x-upstream"))
                .map(Field::value)
                .findFirst()
                .orElse("-");
    }
}
