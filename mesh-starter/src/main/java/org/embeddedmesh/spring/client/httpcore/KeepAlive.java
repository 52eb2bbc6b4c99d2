package org.embeddedmesh.spring.client.httpcore;

import java.time.Duration;
import java.util.Iterator;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.embeddedmesh.snapshot.Cluster;

/** How long a connection stays good after a response. Used by one thread at a time. */
final class KeepAlive {

    private static final HttpCoreContext NO_CONTEXT = HttpCoreContext.create();
    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(1);

    // A server says the same each time, and parsing it costs more than routing the call.
    private String lastSaid = "";
    private Duration lastTime = FOREVER;

    /** Zero: not at all. A server that says when it will close an idle connection is believed, with a margin. */
    Duration after(ClassicHttpRequest request, ClassicHttpResponse response, int requests, Cluster cluster) {
        boolean worn = cluster.maxRequestsPerConnection() > 0 && requests >= cluster.maxRequestsPerConnection();
        if (worn || !DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, NO_CONTEXT)) {
            return Duration.ZERO;
        }
        Duration idle = cluster.idleTimeout().isZero() ? FOREVER : cluster.idleTimeout();
        Duration said = said(response);
        return said.compareTo(idle) < 0 ? said : idle;
    }

    private Duration said(ClassicHttpResponse response) {
        Header header = response.getFirstHeader(HttpHeaders.KEEP_ALIVE);
        if (header == null || header.getValue() == null) {
            return FOREVER;
        }
        if (!header.getValue().equals(lastSaid)) {
            lastSaid = header.getValue();
            lastTime = time(response);
        }
        return lastTime;
    }

    private static Duration time(ClassicHttpResponse response) {
        Iterator<HeaderElement> elements = MessageSupport.iterate(response, HeaderElements.KEEP_ALIVE);
        while (elements.hasNext()) {
            HeaderElement element = elements.next();
            if ("timeout".equalsIgnoreCase(element.getName()) && element.getValue() != null) {
                return withMargin(element.getValue());
            }
        }
        return FOREVER;
    }

    private static Duration withMargin(String seconds) {
        try {
            Duration said = Duration.ofSeconds(Long.parseLong(seconds));
            Duration half = said.dividedBy(2);
            return said.minus(half.compareTo(LONGEST_MARGIN) < 0 ? half : LONGEST_MARGIN);
        } catch (NumberFormatException e) {
            return FOREVER;
        }
    }
}
