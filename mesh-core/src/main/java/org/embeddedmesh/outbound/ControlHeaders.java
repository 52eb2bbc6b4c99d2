package org.embeddedmesh.outbound;

import java.util.Arrays;
import java.util.List;
import org.embeddedmesh.http.MutableHeaders;

/**
 * The header fields by which a caller would steer an Envoy on its way, and those that concern one connection only. A sidecar trusts no caller with them and takes them
 * out; so do we, because an application may forward what it was sent.
 */
final class ControlHeaders {

    private static final List<String> NAMES = List.of(
            "x-envoy-retry-on",
            "x-envoy-retry-grpc-on",
            "x-envoy-max-retries",
            "x-envoy-retriable-status-codes",
            "x-envoy-retriable-header-names",
            "x-envoy-hedge-on-per-try-timeout",
            "x-envoy-upstream-rq-timeout-ms",
            "x-envoy-upstream-rq-per-try-timeout-ms",
            "x-envoy-upstream-rq-timeout-alt-response",
            "x-envoy-expected-rq-timeout-ms",
            "x-envoy-upstream-alt-stat-name",
            "x-envoy-force-trace",
            "x-envoy-ip-tags",
            "x-envoy-original-url",
            "x-envoy-internal",
            "keep-alive",
            "proxy-connection");

    private static final String TE = "te";

    private ControlHeaders() {}

    static void removeFrom(MutableHeaders headers) {
        for (int i = 0; i < NAMES.size(); i++) {
            headers.remove(NAMES.get(i));
        }
        List<String> encodings = headers.values(TE);
        if (!encodings.isEmpty()) {
            keepTrailers(encodings, headers);
        }
    }

    private static void keepTrailers(List<String> encodings, MutableHeaders headers) {
        boolean trailers = encodings.stream()
                .flatMap(it -> Arrays.stream(it.split(",")))
                .anyMatch(it -> it.strip().equalsIgnoreCase("trailers"));
        headers.remove(TE);
        if (trailers) {
            headers.add(TE, "trailers");
        }
    }
}
