package org.embeddedmesh.spring.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.embeddedmesh.outbound.BodyEnd;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;

/** Carries out one call on the thread that makes it. */
final class BlockingCall {

    private final OutboundCall call;
    private final OutgoingRequest request;
    private final Patience patience;
    private final ConfigurationDemand configuration;
    private final Transport transport;
    private final Mirrors mirrors;
    private final CallObserver observer;
    private @Nullable Exchange last;

    BlockingCall(
            OutboundCall call,
            OutgoingRequest request,
            Patience patience,
            ConfigurationDemand configuration,
            Transport transport,
            Mirrors mirrors,
            CallObserver observer) {
        this.call = call;
        this.request = request;
        this.patience = patience;
        this.configuration = configuration;
        this.transport = transport;
        this.mirrors = mirrors;
        this.observer = observer;
    }

    /** Empty: the call passes through. */
    Optional<ClientHttpResponse> perform() throws IOException {
        try {
            CallStep step = call.start();
            while (!isLast(step)) {
                step = next(step);
            }
            return answer(step);
        } catch (IOException | RuntimeException e) {
            giveUp();
            throw e;
        }
    }

    private static boolean isLast(CallStep step) {
        return step instanceof CallStep.Respond
                || step instanceof CallStep.Reply
                || step instanceof CallStep.PassThrough;
    }

    private CallStep next(CallStep step) throws IOException {
        if (step instanceof CallStep.Send send) {
            mirrors.send(send.attempt(), request);
            last = transport.send(send.attempt(), request, patience);
            return completed(last);
        }
        if (step instanceof CallStep.Await await) {
            await(await);
        }
        if (step instanceof CallStep.Delay delay) {
            sleep(delay.time());
        }
        return call.resume();
    }

    private CallStep completed(Exchange exchange) {
        CallStep step = call.completed(exchange.outcome());
        if (!(step instanceof CallStep.Respond)) {
            exchange.discard();
        }
        return step;
    }

    private Optional<ClientHttpResponse> answer(CallStep step) {
        if (step instanceof CallStep.Reply reply) {
            end();
            return Optional.of(LocalClientHttpResponse.of(reply.reply()));
        }
        if (step instanceof CallStep.Respond && last != null && last.response() != null) {
            last.response().whenEnded(this::end);
            return Optional.of(new MeshClientHttpResponse(last.response(), call.responseHeaders(last.response())));
        }
        return Optional.empty();
    }

    private void await(CallStep.Await await) throws IOException {
        try {
            long nanos = patience.head().cap(await.atMost()).toNanos();
            configuration.demand(await.destination()).toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            patience.requireTime();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void sleep(Duration time) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(patience.head().cap(time).toNanos());
            patience.requireTime();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private void giveUp() {
        if (last != null) {
            last.discard();
        }
        call.completed(new Outcome.Abandoned());
        end();
    }

    private void end() {
        end(BodyEnd.WHOLE);
    }

    private void end(BodyEnd end) {
        call.finished(end);
        observer.finished(call);
    }
}
