package org.embeddedmesh.server.ads;

import java.time.Instant;

/** What a subscription reports to its stream. */
interface StreamEvents {

    /** Something is to be pushed. */
    void changed();

    void refused(Refusal refusal);

    Instant now();
}
