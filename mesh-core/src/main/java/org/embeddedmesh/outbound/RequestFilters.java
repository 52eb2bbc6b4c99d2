package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.embeddedmesh.cors.CorsPolicy;
import org.embeddedmesh.fault.FaultPolicy;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.route.HeaderMutations;
import org.embeddedmesh.route.RouteFilters;
import org.jspecify.annotations.Nullable;

/** One call on its way through what stands before its clusters: first faults, then CORS, as in Istio's chain of filters. */
final class RequestFilters {

    private final @Nullable FaultPolicy fault;
    private final @Nullable CorsPolicy cors;
    private final LongSupplier random;
    private boolean delayed;
    private HeaderMutations responseHeaders = HeaderMutations.NONE;

    RequestFilters(RouteFilters filters, LongSupplier random) {
        this.fault = filters.fault();
        this.cors = filters.cors();
        this.random = random;
    }

    /** Whether the injected delay is what the call waits for. */
    boolean isDelayed() {
        return delayed;
    }

    Optional<Duration> delay() {
        Optional<Duration> delay = fault == null ? Optional.empty() : fault.drawDelay(random);
        delayed = delay.isPresent();
        return delay;
    }

    Optional<FaultPolicy.Abort> abort() {
        delayed = false;
        return fault == null ? Optional.empty() : fault.drawAbort(random);
    }

    /** What answers a preflight; empty: the call goes on, and its answer has what {@link #after} adds. */
    Optional<HeaderMutations> preflight(RequestHead head) {
        if (cors == null || !cors.enabled().takes(random)) {
            return Optional.empty();
        }
        Optional<HeaderMutations> answer = cors.preflight(head).map(HeaderMutations::setting);
        if (answer.isEmpty()) {
            Map<String, String> fields = cors.response(head);
            responseHeaders = fields.isEmpty() ? HeaderMutations.NONE : HeaderMutations.setting(fields);
        }
        return answer;
    }

    /** As the route changes the answer, and then what the filters do. */
    HeaderChain after(HeaderChain route) {
        return responseHeaders == HeaderMutations.NONE ? route : route.before(responseHeaders);
    }
}
