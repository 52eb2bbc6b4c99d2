package org.embeddedmesh.istio.translate;

import com.google.re2j.Pattern;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a request must look like, so that gRPC's client decides as Envoy would. It sees no pseudo headers, and to it an
 * inverted test of a header that is missing fails.
 */
final class GrpcMatches {

    /** Beyond, a table could grow without bound: each may double the route. */
    static final int MOST_SPLITS = 4;

    /** The same for every call of gRPC without TLS. */
    private static final Map<String, String> CONSTANT = Map.of(":method", "POST", ":scheme", "http");

    private GrpcMatches() {}

    /** Matches of which one fits where this one does; none: no call of gRPC fits. */
    static List<RouteMatch> of(RouteMatch match) {
        List<RouteMatch> matches = List.of(match.toBuilder().clearHeaders().build());
        int splits = 0;
        for (HeaderMatcher header : match.getHeadersList()) {
            String constant = CONSTANT.get(header.getName());
            if (constant != null && !fits(header, constant)) {
                return List.of();
            }
            if (constant == null) {
                splits += isSplit(header) ? 1 : 0;
                List<HeaderMatcher> variants = splits > MOST_SPLITS ? List.of(header) : variants(header);
                matches = matches.stream().flatMap(it -> with(it, variants)).toList();
            }
        }
        return matches;
    }

    /** Whether a missing header fits, and gRPC has to be told so in a match of its own. */
    static boolean isSplit(HeaderMatcher header) {
        return header.getTreatMissingHeaderAsEmpty() && fits(header, "");
    }

    private static Stream<RouteMatch> with(RouteMatch match, List<HeaderMatcher> variants) {
        return variants.stream().map(it -> match.toBuilder().addHeaders(it).build());
    }

    private static List<HeaderMatcher> variants(HeaderMatcher header) {
        List<HeaderMatcher> variants = new ArrayList<>();
        variants.add(header.toBuilder().clearTreatMissingHeaderAsEmpty().build());
        if (isSplit(header)) {
            variants.add(HeaderMatcher.newBuilder()
                    .setName(header.getName())
                    .setPresentMatch(true)
                    .setInvertMatch(true)
                    .build());
        }
        return variants;
    }

    private static boolean fits(HeaderMatcher header, String value) {
        boolean fits = header.hasPresentMatch() ? header.getPresentMatch() : fits(header.getStringMatch(), value);
        return fits != header.getInvertMatch();
    }

    private static boolean fits(StringMatcher test, String value) {
        return switch (test.getMatchPatternCase()) {
            case EXACT -> value.equals(test.getExact());
            case PREFIX -> value.startsWith(test.getPrefix());
            case SAFE_REGEX -> Pattern.matches(test.getSafeRegex().getRegex(), value);
            default -> false;
        };
    }
}
