package org.embeddedmesh.istio.resource;

import org.jspecify.annotations.Nullable;

/** What Istio refuses in the settings of a connection pool. */
final class ConnectionPoolRules {

    private final Problems problems;

    ConnectionPoolRules(Problems problems) {
        this.problems = problems;
    }

    void check(@Nullable ConnectionPoolSettings pool, String path) {
        if (pool == null) {
            return;
        }
        if (pool.tcp() == null && pool.http() == null && !problems.hasErrorsAt(path)) {
            problems.required(path, "connection pool must have at least one field");
        }
        ConnectionPoolSettings.HttpSettings http = pool.http();
        if (http == null) {
            return;
        }
        if (http.useClientProtocol() && http.h2UpgradePolicy().equals("UPGRADE")) {
            problems.invalid(
                    path + ".http.useClientProtocol", true, "must not be true when h2UpgradePolicy is UPGRADE");
        }
        ConnectionPoolSettings.Http2KeepAlive ping = http.http2KeepAlive();
        if (ping != null && (ping.interval() == null || ping.timeout() == null)) {
            problems.required(path + ".http.http2KeepAlive", "interval and timeout");
        }
    }
}
