package org.embeddedmesh.test;

import java.util.List;

/** A client about to call. */
public final class Caller {

    private final ClientSide client;

    Caller(ClientSide client) {
        this.client = client;
    }

    /**
     * A GET.
     *
     * @param url absolute, taken as it is written
     * @throws IllegalArgumentException if it is not absolute
     */
    public SimulatedCall get(String url) {
        return call("GET", url);
    }

    /** A POST with a body that can be sent again. */
    public SimulatedCall post(String url) {
        return call("POST", url);
    }

    /** A call with this method; a body, if there is one, can be sent again. */
    public SimulatedCall call(String method, String url) {
        return new SimulatedCall(client, method, url);
    }

    /** What this client cannot do of what the rules say, each with its resource and field. */
    public List<String> ignored() {
        return client.problems();
    }
}
