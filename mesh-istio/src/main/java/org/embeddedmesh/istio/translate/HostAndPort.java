package org.embeddedmesh.istio.translate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client asks for.
 *
 * @param host lower case, without brackets or trailing dot
 */
record HostAndPort(String host, int port) {

    private static final Pattern FORMAT = Pattern.compile("(?:\\[([^\\]]+)]|([^:]+?)\\.?):(\\d{1,5})");

    /** Reads {@code host:port} or {@code [address]:port}. */
    static Optional<HostAndPort> parse(String name) {
        Matcher matcher = FORMAT.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return Optional.of(new HostAndPort(host.toLowerCase(Locale.ROOT), Integer.parseInt(matcher.group(3))));
    }

    static String format(String host, int port) {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
