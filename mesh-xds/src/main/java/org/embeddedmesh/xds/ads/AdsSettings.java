package org.embeddedmesh.xds.ads;

import java.time.Duration;
import org.embeddedmesh.xds.dns.NameResolver;

/**
 * What the client needs to know.
 *
 * @param server host and port, for logs
 * @param namespace of this process
 * @param warmingTimeout how long a table of routes waits for its clusters
 * @param resolver of endpoints that are names
 * @param cache what the client begins with
 */
public record AdsSettings(
        String server,
        Member member,
        String namespace,
        Duration warmingTimeout,
        NameResolver resolver,
        DiskCache cache) {}
