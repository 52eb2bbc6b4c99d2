package org.embeddedmesh.conformance.calls;

import java.util.Optional;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.spring.client.CallObserver;

/** The last call that each thread has finished. */
final class FinishedCalls implements CallObserver {

    private final ThreadLocal<OutboundCall> last = new ThreadLocal<>();

    @Override
    public void finished(OutboundCall call) {
        last.set(call);
    }

    /** Takes what this thread's last call came to; empty: it went the application's own way. */
    Optional<OutboundCall> take() {
        Optional<OutboundCall> call = Optional.ofNullable(last.get());
        last.remove();
        return call;
    }
}
