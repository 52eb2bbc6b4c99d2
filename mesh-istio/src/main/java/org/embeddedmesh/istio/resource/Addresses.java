package org.embeddedmesh.istio.resource;

import java.util.regex.Pattern;

/** Which texts are IP addresses; decided without asking a name server. */
final class Addresses {

    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern BITS = Pattern.compile("0|[1-9]\\d{0,2}");

    private Addresses() {}

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || isIpv6(text);
    }

    /** An address, perhaps followed by a slash and a number of bits. */
    static boolean isRange(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isAddress(text);
        }
        String bits = text.substring(slash + 1);
        int most = text.indexOf(':') < 0 ? 32 : 128;
        return isAddress(text.substring(0, slash)) && BITS.matcher(bits).matches() && Integer.parseInt(bits) <= most;
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        int before = groups(text.substring(0, gap));
        int after = groups(text.substring(gap + 2));
        return before >= 0 && after >= 0 && before + after < 8 && text.lastIndexOf('.', gap) < 0;
    }

    /** How many groups of 16 bits a text holds; negative if it is none. The last two may be written as IPv4. */
    private static int groups(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] groups = text.split(":", -1);
        int last = groups.length - 1;
        for (int i = 0; i < last; i++) {
            if (!GROUP.matcher(groups[i]).matches()) {
                return -1;
            }
        }
        if (IPV4.matcher(groups[last]).matches()) {
            return groups.length + 1;
        }
        return GROUP.matcher(groups[last]).matches() ? groups.length : -1;
    }
}
