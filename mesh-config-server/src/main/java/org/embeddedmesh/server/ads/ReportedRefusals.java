package org.embeddedmesh.server.ads;

import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a refused version once, however many clients refuse it. */
final class ReportedRefusals {

    private static final Logger log = LoggerFactory.getLogger(ReportedRefusals.class);
    private static final int REMEMBERED = 1000;

    private record Reported(String type, String resource, String version, String field) {}

    private final Set<Reported> reported = new LinkedHashSet<>();

    void report(String node, Refusal refusal) {
        if (!reported.add(new Reported(refusal.type(), refusal.resource(), refusal.version(), refusal.field()))) {
            return;
        }
        log.warn(
                "{} refused {} {} {}: {}", node, refusal.type(), refusal.resource(), refusal.field(), refusal.reason());
        if (reported.size() > REMEMBERED) {
            reported.remove(reported.iterator().next());
        }
    }
}
