package org.embeddedmesh.istio.world;

import java.util.Locale;

/** Istio's rules for host names in resources. */
public final class HostNames {

    private HostNames() {}

    /** A name without a dot is a service of the rule's namespace; names with a dot, addresses and {@code *} stay. */
    public static String resolve(String host, String namespace, String domainSuffix) {
        return isFull(host) ? host : host + "." + namespace + ".svc." + domainSuffix;
    }

    /** The host of a service of the cluster's own domain. */
    public static String ofService(String service, String namespace, String domainSuffix) {
        return (service + "." + namespace + ".svc." + domainSuffix).toLowerCase(Locale.ROOT);
    }

    /** Whether the host stands for several. */
    public static boolean isWildcard(String host) {
        return host.startsWith("*");
    }

    /** Whether a host, which may itself be a wildcard, lies within a wildcard. */
    public static boolean within(String host, String wildcard) {
        return host.length() >= wildcard.length() && host.endsWith(wildcard.substring(1));
    }

    private static boolean isFull(String host) {
        return host.isEmpty() || isWildcard(host) || host.indexOf('.') >= 0 || host.indexOf(':') >= 0;
    }
}
