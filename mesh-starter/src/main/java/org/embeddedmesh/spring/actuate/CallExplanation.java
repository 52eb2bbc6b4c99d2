package org.embeddedmesh.spring.actuate;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.embeddedmesh.explain.Explainer;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.explain.Verdict;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.RequestHead;

/** Explains calls, also to destinations that nobody has called yet: it asks for their configuration, as a call would. */
public final class CallExplanation {

    private static final long LONGEST_WAIT_SECONDS = 2;

    private final Explainer explainer;
    private final Function<Authority, CompletionStage<Void>> demand;

    /** @param demand completes when the destination's configuration is there */
    public CallExplanation(Explainer explainer, Function<Authority, CompletionStage<Void>> demand) {
        this.explainer = explainer;
        this.demand = demand;
    }

    Explanation of(RequestHead head) {
        Explanation explanation = explainer.explain(head);
        Authority destination = explanation.destination();
        if (explanation.verdict() != Verdict.NOT_CONFIGURED || destination == null) {
            return explanation;
        }
        await(destination);
        return explainer.explain(head);
    }

    private void await(Authority destination) {
        try {
            demand.apply(destination).toCompletableFuture().get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is there is explained.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
