package org.embeddedmesh.xds.cache;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Whose configuration is kept, and where.
 *
 * @param namespace of the service
 * @param instance the same after a restart, another for each instance of the service on this machine
 * @param server who says it: what one control plane said is not used with another
 * @param maxAge what is older is not used
 * @param maxBytes what is larger is neither written nor read
 */
public record CacheLocation(
        Path directory,
        String namespace,
        String service,
        String instance,
        String server,
        Duration maxAge,
        long maxBytes) {

    private static final int LONGEST_NAME = 150;
    private static final Pattern PLAIN =
            Pattern.compile("(?=.{1," + LONGEST_NAME + "}$)[A-Za-z0-9.-]+_[A-Za-z0-9.-]+_[A-Za-z0-9.-]+");

    String node() {
        return namespace + "/" + service + "/" + instance;
    }

    /** Different for different nodes, and no path. */
    String fileName() {
        String name = namespace + "_" + service + "_" + instance;
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME)).replaceAll("[^A-Za-z0-9.-]", "_");
        return cut + "_" + Integer.toHexString(node().hashCode());
    }
}
