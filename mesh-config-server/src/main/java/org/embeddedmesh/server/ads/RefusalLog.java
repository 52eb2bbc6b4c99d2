package org.embeddedmesh.server.ads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest refusals of one client. */
final class RefusalLog {

    private static final int KEPT = 20;

    private final Deque<Refusal> latest = new ArrayDeque<>();
    private final ReportedRefusals reported;

    RefusalLog(ReportedRefusals reported) {
        this.reported = reported;
    }

    void add(String node, Refusal refusal) {
        reported.report(node, refusal);
        latest.addLast(refusal);
        if (latest.size() > KEPT) {
            latest.removeFirst();
        }
    }

    List<Refusal> latest() {
        return List.copyOf(latest);
    }
}
