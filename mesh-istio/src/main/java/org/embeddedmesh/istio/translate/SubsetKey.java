package org.embeddedmesh.istio.translate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Istio's name of a cluster, {@code outbound|<port>|<subset>|<host>}; without a subset also of a route table.
 *
 * @param subset empty: all endpoints
 */
record SubsetKey(int port, String subset, String host) {

    private static final Pattern FORMAT = Pattern.compile("outbound\\|(\\d{1,5})\\|([^|]*)\\|([^|]+)");

    static Optional<SubsetKey> parse(String name) {
        Matcher matcher = FORMAT.matcher(name);
        return matcher.matches()
                ? Optional.of(new SubsetKey(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "outbound|" + port + "|" + subset + "|" + host;
    }
}
