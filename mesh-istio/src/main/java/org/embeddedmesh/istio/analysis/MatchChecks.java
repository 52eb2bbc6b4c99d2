package org.embeddedmesh.istio.analysis;

import java.util.List;
import java.util.regex.Pattern;
import org.embeddedmesh.istio.resource.HttpMatchRequest;
import org.embeddedmesh.istio.resource.StringMatch;
import org.jspecify.annotations.Nullable;

/** Match blocks that no request fits. */
final class MatchChecks {

    /** A literal that must come first, where there is no choice. */
    private static final Pattern BEGINS_OTHERWISE = Pattern.compile("\\^?[A-Za-z0-9_~-](?![*?{])[^|]*");

    private final Findings findings;

    MatchChecks(Findings findings) {
        this.findings = findings;
    }

    void check(List<HttpMatchRequest> blocks, String path) {
        for (int i = 0; i < blocks.size(); i++) {
            StringMatch uri = blocks.get(i).uri();
            if (uri != null) {
                check(uri, path + "[" + i + "].uri");
            }
        }
    }

    private void check(StringMatch uri, String path) {
        if (isNoPath(uri.exact()) || isNoPath(uri.prefix())) {
            findings.add(MessageType.MATCH_NEVER_APPLIES, path, "fits no request: paths begin with /");
        } else if (uri.regex() != null && BEGINS_OTHERWISE.matcher(uri.regex()).matches()) {
            findings.add(
                    MessageType.MATCH_NEVER_APPLIES,
                    path + ".regex",
                    "fits no request: it has to match the whole path, which begins with /");
        }
    }

    private static boolean isNoPath(@Nullable String text) {
        return text != null && !text.isEmpty() && !text.startsWith("/") && !text.equals("*");
    }
}
