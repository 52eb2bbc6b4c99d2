package org.embeddedmesh.istio.resource;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request must look like; all parts must match. */
public record HttpMatchRequest(
        String name,
        @Nullable StringMatch uri,
        @Nullable StringMatch scheme,
        @Nullable StringMatch method,
        @Nullable StringMatch authority,
        Map<String, StringMatch> headers,
        @Range(min = 0, max = 65535) int port,
        Map<String, String> sourceLabels,
        List<String> gateways,
        Map<String, StringMatch> queryParams,
        boolean ignoreUriCase,
        Map<String, StringMatch> withoutHeaders,
        String sourceNamespace,
        @NotYet String statPrefix) {
    public HttpMatchRequest {
        headers = Copies.of(headers);
        sourceLabels = Copies.of(sourceLabels);
        gateways = List.copyOf(gateways);
        queryParams = Copies.of(queryParams);
        withoutHeaders = Copies.of(withoutHeaders);
    }
}
