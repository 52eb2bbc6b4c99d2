package org.embeddedmesh.outbound;

import java.time.Duration;
import org.embeddedmesh.http.Authority;

/** What the door of a call does next. */
public sealed interface CallStep {

    /** The mesh has nothing to do with this call: it goes the application's own way. */
    record PassThrough() implements CallStep {}

    /** The destination's configuration is on its way: demand it, wait for it at most so long, then {@link OutboundCall#resume()}. */
    record Await(Authority destination, Duration atMost) implements CallStep {}

    /** Let so much time pass, then {@link OutboundCall#resume()}. */
    record Delay(Duration time) implements CallStep {}

    /** Send this attempt, then {@link OutboundCall#completed}. */
    record Send(Attempt attempt) implements CallStep {}

    /** Answer so. */
    record Reply(LocalReply reply) implements CallStep {}

    /**
     * Hand on the response that the last attempt brought, with its headers changed by {@link OutboundCall#responseHeaders},
     * then {@link OutboundCall#finished(BodyEnd)} once its body has ended.
     */
    record Respond() implements CallStep {}
}
