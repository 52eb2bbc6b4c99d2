package org.embeddedmesh.spring.client;

import org.embeddedmesh.outbound.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param response there if the outcome is one; to be closed by whom it is handed to
 */
public record Exchange(Outcome outcome, @Nullable UpstreamResponse response) {

    public static Exchange answered(UpstreamResponse response) {
        return new Exchange(new Outcome.Response(response), response);
    }

    public static Exchange failed(Outcome outcome) {
        return new Exchange(outcome, null);
    }

    void discard() {
        if (response != null) {
            response.close();
        }
    }
}
