package org.embeddedmesh.route;

import org.embeddedmesh.http.RequestHead;

/** Which requests of a virtual host are sent back to come again by https, Envoy's {@code require_tls}. */
public enum TlsRequirement {
    NONE,
    /** Those that did not come from within. */
    EXTERNAL_ONLY,
    ALL;

    boolean isMissedBy(RequestHead head) {
        return this != NONE && !head.forwardedScheme().equals("https") && !(this == EXTERNAL_ONLY && isInternal(head));
    }

    private static boolean isInternal(RequestHead head) {
        return head.headers().values("x-envoy-internal").contains("true");
    }
}
