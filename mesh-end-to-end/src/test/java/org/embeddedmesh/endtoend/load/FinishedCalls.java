package org.embeddedmesh.endtoend.load;

import java.util.stream.Collectors;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.spring.client.CallObserver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the mesh says of the last call that each thread has finished. */
@Component
final class FinishedCalls implements CallObserver {

    private final ThreadLocal<@Nullable OutboundCall> last = new ThreadLocal<>();

    @Override
    public void finished(OutboundCall call) {
        last.set(call);
    }

    /** Begins to watch the next call. */
    void forget() {
        last.remove();
    }

    /** The thread's last call as one that failed. */
    FailedCall failed(long began, String url, int status, String problem) {
        OutboundCall call = last.get();
        long ended = System.currentTimeMillis();
        if (call == null) {
            return new FailedCall(began, ended, url, status, "passed through", "", 0, "", problem);
        }
        String flags = call.flags().isEmpty()
                ? "-"
                : call.flags().stream().map(Enum::name).collect(Collectors.joining(","));
        String endpoint =
                call.endpoint().map(it -> it.address() + ":" + it.port()).orElse("");
        return new FailedCall(began, ended, url, status, flags, call.details(), call.attempts(), endpoint, problem);
    }
}
