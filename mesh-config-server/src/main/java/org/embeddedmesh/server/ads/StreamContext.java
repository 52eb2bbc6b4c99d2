package org.embeddedmesh.server.ads;

import java.time.Clock;

/** What all streams share. */
record StreamContext(
        ResourceTables tables,
        PushQueue queue,
        Arrivals arrivals,
        ReportedRefusals reported,
        RefusedClients refusedClients,
        Limits limits,
        Clock clock) {}
