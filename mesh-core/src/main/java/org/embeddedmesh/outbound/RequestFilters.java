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

/**
 * What stands before the clusters does to one call: first faults, then CORS, as in Istio's chain of filters. At most one of
 * the first three is there; each ends this part of the chain.
 *
 * @param delay the call waits so long, and then {@link #afterDelay} decides
 * @param abort the call is answered so
 * @param preflight the call is a preflight, and is answered with these
 * @param responseHeaders what the call's answer has besides
 */
record RequestFilters(
        @Nullable Duration delay,
        FaultPolicy.@Nullable Abort abort,
        @Nullable HeaderMutations preflight,
        HeaderMutations responseHeaders) {

    /** They do nothing to it. */
    static final RequestFilters NONE = new RequestFilters(null, null, null, HeaderMutations.NONE);

    static RequestFilters of(RouteFilters filters, RequestHead head, LongSupplier random) {
        FaultPolicy fault = filters.fault();
        Optional<Duration> delay = fault == null ? Optional.empty() : fault.drawDelay(random);
        return delay.isPresent()
                ? new RequestFilters(delay.get(), null, null, HeaderMutations.NONE)
                : afterDelay(filters, head, random);
    }

    static RequestFilters afterDelay(RouteFilters filters, RequestHead head, LongSupplier random) {
        FaultPolicy fault = filters.fault();
        Optional<FaultPolicy.Abort> abort = fault == null ? Optional.empty() : fault.drawAbort(random);
        if (abort.isPresent()) {
            return new RequestFilters(null, abort.get(), null, HeaderMutations.NONE);
        }
        CorsPolicy cors = filters.cors();
        return cors == null || !cors.enabled().takes(random) ? NONE : of(cors, head);
    }

    private static RequestFilters of(CorsPolicy cors, RequestHead head) {
        Optional<Map<String, String>> preflight = cors.preflight(head);
        if (preflight.isPresent()) {
            return new RequestFilters(null, null, HeaderMutations.setting(preflight.get()), HeaderMutations.NONE);
        }
        Map<String, String> fields = cors.response(head);
        return fields.isEmpty() ? NONE : new RequestFilters(null, null, null, HeaderMutations.setting(fields));
    }

    /** As the route changes the answer, and then what the filters do. */
    HeaderChain after(HeaderChain route) {
        return responseHeaders == HeaderMutations.NONE ? route : route.before(responseHeaders);
    }
}
