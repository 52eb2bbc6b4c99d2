package org.embeddedmesh.benchmarks.decision;

import java.util.List;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.http.ResponseHead;
import org.embeddedmesh.outbound.Outcome;

/** A request to the service. */
record SampleHead(String path, Headers headers) implements RequestHead {

    static final Headers NO_HEADERS = name -> List.of();

    static final ResponseHead OK = new Ok();

    /** The end of an attempt that was answered with 200. */
    static final Outcome ANSWERED = new Outcome.Response(OK);

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String authority() {
        return "helloworldservice:9095";
    }

    @Override
    public int port() {
        return 9095;
    }

    private static final class Ok implements ResponseHead {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public Headers headers() {
            return NO_HEADERS;
        }
    }
}
