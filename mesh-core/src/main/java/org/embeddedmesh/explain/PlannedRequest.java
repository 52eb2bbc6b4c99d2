package org.embeddedmesh.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;

/** A request that nobody sends. */
public record PlannedRequest(
        String method, String scheme, String authority, int port, String path, Map<String, List<String>> fields)
        implements RequestHead {

    private static final String SEPARATOR = "://";

    /** Header names are compared in any case; a field {@code Host} is the authority, as where an application sets it. */
    public PlannedRequest {
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) ->
                sorted.computeIfAbsent(name, it -> new ArrayList<>()).addAll(values));
        List<String> host = sorted.remove("host");
        authority = host == null || host.isEmpty() ? authority : host.get(0);
        fields = sorted;
    }

    /**
     * A request for an absolute URL, which is taken as it is written: nothing is escaped.
     *
     * @throws IllegalArgumentException saying what is wrong with the URL
     */
    public static PlannedRequest of(String method, String url, Map<String, List<String>> fields) {
        int separator = url.indexOf(SEPARATOR);
        String scheme = separator < 0 ? "" : url.substring(0, separator).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not an absolute URL such as http://reviews:9080/reviews");
        }
        int start = separator + SEPARATOR.length();
        int end = authorityEnd(url, start);
        String authority = url.substring(url.substring(start, end).lastIndexOf('@') + 1 + start, end);
        String rest = url.substring(end);
        return new PlannedRequest(
                method.toUpperCase(Locale.ROOT),
                scheme,
                authority,
                port(url, authority, scheme),
                rest.startsWith("/") ? rest : "/" + rest,
                fields);
    }

    private static int authorityEnd(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int port(String url, String authority, String scheme) {
        int colon = authority.lastIndexOf(':');
        boolean written = colon > authority.lastIndexOf(']');
        try {
            int port = written ? Integer.parseInt(authority.substring(colon + 1)) : scheme.equals("https") ? 443 : 80;
            if (port >= 1 && port <= 65535 && !(written ? authority.substring(0, colon) : authority).isEmpty()) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, with all other mistakes.
        }
        throw new IllegalArgumentException("'" + url + "' has no host, or no port between 1 and 65535");
    }

    @Override
    public Headers headers() {
        return name -> fields.getOrDefault(name, List.of());
    }
}
