package org.embeddedmesh.server.ads;

import io.grpc.Status;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who was turned away and why, the latest last. One that comes again and again is one entry, and logged once. */
final class RefusedClients {

    private static final Logger log = LoggerFactory.getLogger(RefusedClients.class);
    private static final int REMEMBERED = 200;
    private static final int TEXT_LENGTH = 256;

    private record Reason(String node, String host, Status.Code code) {}

    private final Map<Reason, RefusedClient> refused = new LinkedHashMap<>();
    private final Clock clock;

    RefusedClients(Clock clock) {
        this.clock = clock;
    }

    void add(String node, String address, Status status) {
        Reason reason = new Reason(shortened(node), host(address), status.getCode());
        RefusedClient before = refused.remove(reason);
        String text = status.getCode() + ": " + shortened(String.valueOf(status.getDescription()));
        if (before == null) {
            log.warn("client {} of {} refused: {}", reason.node(), reason.host(), text);
        }
        long times = before == null ? 1 : before.times() + 1;
        refused.put(reason, new RefusedClient(reason.node(), reason.host(), text, times, clock.instant()));
        if (refused.size() > REMEMBERED) {
            refused.remove(refused.keySet().iterator().next());
        }
    }

    List<RefusedClient> latest() {
        return List.copyOf(refused.values());
    }

    /** Without the port, which is another one each time. */
    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        return colon < 0 ? address : address.substring(0, colon);
    }

    private static String shortened(String text) {
        return text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) + "..." : text;
    }
}
