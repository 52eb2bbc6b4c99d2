package org.embeddedmesh.spring.client;

import org.embeddedmesh.outbound.OutboundCall;

/**
 * Is told of each call that the mesh carried out, once, when its answer has ended or was given up. Safe for several
 * threads; neither blocks nor throws.
 */
@FunctionalInterface
public interface CallObserver {

    CallObserver NONE = call -> {};

    void finished(OutboundCall call);
}
