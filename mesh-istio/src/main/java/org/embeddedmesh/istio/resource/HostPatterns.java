package org.embeddedmesh.istio.resource;

/** Host names of which some begin with a wildcard. */
final class HostPatterns {

    private HostPatterns() {}

    /** Whether some name could be meant by both. */
    static boolean overlap(String one, String other) {
        if (isWildcard(one) && isWildcard(other)) {
            return tail(one).endsWith(tail(other)) || tail(other).endsWith(tail(one));
        }
        return covers(one, other) || covers(other, one);
    }

    /** Whether all names that the second means are also meant by the first. */
    static boolean covers(String wide, String narrow) {
        if (!isWildcard(wide)) {
            return wide.equals(narrow);
        }
        return (isWildcard(narrow) ? tail(narrow) : narrow).endsWith(tail(wide));
    }

    static boolean isWildcard(String host) {
        return host.startsWith("*");
    }

    private static String tail(String wildcard) {
        return wildcard.substring(1);
    }
}
