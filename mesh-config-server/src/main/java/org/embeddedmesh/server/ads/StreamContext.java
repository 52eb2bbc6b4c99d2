package org.embeddedmesh.server.ads;

import java.time.Clock;

/** What all streams share. */
record StreamContext(ResourceTables tables, PushQueue queue, ReportedRefusals reported, Limits limits, Clock clock) {}
