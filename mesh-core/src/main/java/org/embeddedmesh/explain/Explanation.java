package org.embeddedmesh.explain;

import java.util.List;
import org.embeddedmesh.http.Authority;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a call, and why.
 *
 * @param request method and URL, with the path as routes see it
 * @param destination host and port in the mesh's own words; null: the mesh does not know it
 * @param virtualHost empty: none was found
 * @param passedOver routes before the one that takes the call, and why each does not
 * @param route that takes the call; null: none
 * @param hint what the caller may have meant; empty: nothing is known that would help
 */
public record Explanation(
        String request,
        Verdict verdict,
        @Nullable Authority destination,
        String virtualHost,
        List<PassedOver> passedOver,
        @Nullable TakenRoute route,
        String hint) {

    public Explanation {
        passedOver = List.copyOf(passedOver);
    }

    /** Several lines for people, without a line break at the end. */
    public String text() {
        return ExplanationText.of(this);
    }
}
