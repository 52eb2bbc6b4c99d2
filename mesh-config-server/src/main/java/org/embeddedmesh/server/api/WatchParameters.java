package org.embeddedmesh.server.api;

import java.time.Duration;
import java.util.function.Supplier;
import org.embeddedmesh.server.api.object.Selection;
import org.embeddedmesh.server.api.status.Cause;
import org.embeddedmesh.server.api.status.Reason;
import org.embeddedmesh.server.api.status.Status;
import org.embeddedmesh.server.api.status.StatusException;
import org.embeddedmesh.server.api.watch.WatchRequest;
import org.embeddedmesh.server.api.watch.WatchRequest.Start;

/** The query parameters of a watch. */
record WatchParameters(Exchange exchange) {

    private static final long LONGEST = Duration.ofDays(1).toSeconds();

    WatchRequest request(Selection selection, ObjectForm form, Duration defaultTimeout) {
        String version = exchange.query("resourceVersion");
        Start start = start(version);
        return new WatchRequest(
                selection,
                start,
                start == Start.VERSION ? number("resourceVersion", version, Long.MAX_VALUE) : 0,
                exchange.flag("allowWatchBookmarks"),
                timeout(defaultTimeout),
                form::one);
    }

    private Start start(String version) {
        boolean fromNothing = version.isEmpty() || version.equals("0");
        if (!exchange.flag("sendInitialEvents")) {
            return fromNothing ? Start.STATE : Start.VERSION;
        }
        if (!exchange.query("resourceVersionMatch").equals("NotOlderThan")) {
            String message = "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan";
            throw new StatusException(
                    Status.of(Reason.INVALID, message, Cause.invalid("resourceVersionMatch", message)));
        }
        return exchange.flag("allowWatchBookmarks") ? Start.STATE_WITH_END : Start.STATE;
    }

    private Duration timeout(Duration defaultTimeout) {
        String seconds = exchange.query("timeoutSeconds");
        long asked = seconds.isEmpty() ? 0 : number("timeoutSeconds", seconds, LONGEST);
        return asked == 0 ? defaultTimeout : Duration.ofSeconds(asked);
    }

    private static long number(String name, String text, long limit) {
        Supplier<StatusException> refused =
                () -> StatusException.badRequest(name + ": Invalid value: \"" + text + "\"");
        try {
            long number = Long.parseLong(text);
            if (number < 0) {
                throw refused.get();
            }
            return Math.min(number, limit);
        } catch (NumberFormatException e) {
            throw refused.get();
        }
    }
}
