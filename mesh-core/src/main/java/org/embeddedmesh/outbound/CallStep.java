package org.embeddedmesh.outbound;

import java.time.Duration;
import java.util.Set;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.route.HeaderChain;
import org.embeddedmesh.telemetry.ResponseFlag;

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

    /** Hand on the response that the last attempt brought, then {@link OutboundCall#finished(BodyEnd)} once its body has ended. */
    record Respond(HeaderChain responseHeaders, Set<ResponseFlag> flags) implements CallStep {}
}
