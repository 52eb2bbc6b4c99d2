package org.embeddedmesh.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.embeddedmesh.explain.PlannedRequest;
import org.jspecify.annotations.Nullable;

/** A call about to be made; the first question about its end makes it, once. */
public final class SimulatedCall {

    private final ClientSide client;
    private final String method;
    private final String url;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private Upstream upstream = Upstream.OK;
    private boolean replayable = true;
    private @Nullable CallEnd end;

    SimulatedCall(ClientSide client, String method, String url) {
        this.client = client;
        this.method = method;
        this.url = url;
        PlannedRequest.of(method, url, Map.of());
    }

    /** With one more header; {@code Host} is the authority. */
    public SimulatedCall header(String name, String value) {
        notYetMade();
        headers.computeIfAbsent(name, it -> new ArrayList<>(1)).add(value);
        return this;
    }

    /** The service that is called does this; without a word it answers 200. */
    public SimulatedCall upstream(Upstream script) {
        notYetMade();
        upstream = script;
        return this;
    }

    /** The service that is called answers with these status codes, one after the other; the last repeats. */
    public SimulatedCall upstreamAnswers(int... statuses) {
        return upstream(Upstream.answers(statuses));
    }

    /** With a body that cannot be sent twice. */
    public SimulatedCall withStreamedBody() {
        notYetMade();
        replayable = false;
        return this;
    }

    /** Makes the call, unless it was made, and tells everything about its end. */
    public CallEnd end() {
        if (end == null) {
            end = new CallRun(client, PlannedRequest.of(method, url, headers), upstream, replayable).end();
        }
        return end;
    }

    /** See {@link CallEnd#goesTo(String)}. */
    public CallEnd goesTo(String service) {
        return end().goesTo(service);
    }

    /** See {@link CallEnd#goesTo(String, String)}. */
    public CallEnd goesTo(String service, String version) {
        return end().goesTo(service, version);
    }

    /** See {@link CallEnd#splits}. */
    public CallEnd splits(Map<String, ? extends Number> percentages) {
        return end().splits(percentages);
    }

    /** See {@link CallEnd#isAnsweredWith}. */
    public CallEnd isAnsweredWith(int status) {
        return end().isAnsweredWith(status);
    }

    /** See {@link CallEnd#redirectsTo}. */
    public CallEnd redirectsTo(String location) {
        return end().redirectsTo(location);
    }

    /** See {@link CallEnd#passesThrough}. */
    public CallEnd passesThrough() {
        return end().passesThrough();
    }

    private void notYetMade() {
        if (end != null) {
            throw new IllegalStateException("the call has been made already");
        }
    }
}
