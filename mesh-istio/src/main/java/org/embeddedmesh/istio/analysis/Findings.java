package org.embeddedmesh.istio.analysis;

import java.util.ArrayList;
import java.util.List;

/** What the checks of one resource have found so far; as many as a person reads, and no more. */
final class Findings {

    private static final int MOST = 100;
    private static final int LONGEST = 300;

    private final List<Finding> all = new ArrayList<>();

    void add(MessageType type, String field, String text) {
        if (all.size() < MOST) {
            all.add(new Finding(type, shortened(field), shortened(text)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
