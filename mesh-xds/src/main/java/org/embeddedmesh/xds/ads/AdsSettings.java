package org.embeddedmesh.xds.ads;

import java.time.Duration;

/**
 * What the client needs to know.
 *
 * @param server host and port, for logs
 * @param namespace of this process
 * @param warmingTimeout how long a table of routes waits for its clusters
 * @param cache what the client begins with
 */
public record AdsSettings(String server, Member member, String namespace, Duration warmingTimeout, DiskCache cache) {}
