package org.embeddedmesh.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.embeddedmesh.explain.Explanation;
import org.embeddedmesh.explain.PlannedRequest;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.ResponseHead;
import org.embeddedmesh.outbound.Attempt;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.LocalReply;
import org.embeddedmesh.outbound.MirrorAttempt;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.Outcome;
import org.embeddedmesh.telemetry.ResponseFlag;

/** The door of simulated calls: does what each step asks for, without a socket. */
final class CallRun {

    private static final int MOST_STEPS = 1000;

    private final ClientSide client;
    private final PlannedRequest request;
    private final Upstream upstream;
    private final OutboundCall call;
    private final Explanation explanation;
    private final long begin;
    private final List<SentRequest> sent = new ArrayList<>();
    private final List<SentRequest> mirrored = new ArrayList<>();
    private HeaderMap responseHeaders = new HeaderMap();
    private int status;

    CallRun(ClientSide client, PlannedRequest request, Upstream upstream, boolean replayable) {
        this.client = client;
        this.request = request;
        this.upstream = upstream;
        this.explanation = client.explain(request);
        this.call = client.call(request, replayable ? CallOptions.REPLAYABLE : CallOptions.ONCE);
        this.begin = client.clock().getAsLong();
    }

    CallEnd end() {
        CallStep step = call.start();
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step instanceof CallStep.Send send) {
                step = call.completed(send(send.attempt()));
            } else if (step instanceof CallStep.Delay delay) {
                step = resumeAfter(delay.time());
            } else if (step instanceof CallStep.Await await) {
                step = resumeAfter(await.atMost());
            } else {
                return end(step);
            }
        }
        throw new IllegalStateException("the call does not end:\n" + explanation.text());
    }

    private CallStep resumeAfter(Duration time) {
        client.clock().pass(time);
        return call.resume();
    }

    private Outcome send(Attempt attempt) {
        sent.add(arriving(attempt));
        for (MirrorAttempt copy : attempt.mirrors()) {
            mirrored.add(arriving(copy));
            copy.finished();
        }
        return outcome(attempt, upstream.answer(attempt.number()));
    }

    private SentRequest arriving(Attempt attempt) {
        HeaderMap headers = HeaderMap.of(request.fields());
        attempt.applyTo(headers);
        return new SentRequest(
                attempt.cluster().name(),
                attempt.endpoint(),
                request.method(),
                attempt.authority(),
                attempt.path(),
                headers.copy());
    }

    private Outcome outcome(Attempt attempt, Upstream.Answer answer) {
        Duration limit = attempt.timeout();
        if (answer.kind() == Upstream.Kind.CONNECT_TIMEOUT) {
            client.clock().pass(attempt.cluster().connectTimeout());
            return new Outcome.ConnectTimeout();
        }
        if (!limit.isZero() && answer.after().compareTo(limit) >= 0) {
            client.clock().pass(limit);
            return new Outcome.Timeout();
        }
        client.clock().pass(answer.after());
        return switch (answer.kind()) {
            case CONNECT_FAILURE -> new Outcome.ConnectFailure("Connection refused");
            case RESET -> new Outcome.Reset(true, "Connection reset");
            default -> response(answer);
        };
    }

    private Outcome response(Upstream.Answer answer) {
        responseHeaders = new HeaderMap();
        answer.headers().forEach(responseHeaders::add);
        status = answer.status();
        return new Outcome.Response(responseHead());
    }

    private ResponseHead responseHead() {
        return new Head(status, HeaderMap.of(responseHeaders.copy()));
    }

    private CallEnd end(CallStep step) {
        if (step instanceof CallStep.Reply reply) {
            return reply(reply.reply());
        }
        if (step instanceof CallStep.Respond) {
            call.responseHeaders(responseHead()).applyTo(responseHeaders);
            return end(CallEnd.Kind.UPSTREAM, "", responseHeaders.copy(), call.flags());
        }
        return end(CallEnd.Kind.PASSED_THROUGH, "", Map.of(), Set.of());
    }

    private CallEnd reply(LocalReply reply) {
        HeaderMap headers = new HeaderMap();
        reply.responseHeaders().applyTo(headers);
        status = reply.status();
        return end(CallEnd.Kind.MESH, reply.body(), headers.copy(), reply.flags());
    }

    private CallEnd end(CallEnd.Kind kind, String body, Map<String, List<String>> headers, Set<ResponseFlag> flags) {
        call.finished();
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        return new CallEnd(
                kind,
                kind == CallEnd.Kind.PASSED_THROUGH ? 0 : status,
                body,
                sorted,
                flags,
                call.details(),
                sent,
                mirrored,
                Duration.ofNanos(client.clock().getAsLong() - begin),
                explanation);
    }

    private record Head(int status, Headers headers) implements ResponseHead {}
}
