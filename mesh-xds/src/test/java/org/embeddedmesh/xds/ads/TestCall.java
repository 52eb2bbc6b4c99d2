package org.embeddedmesh.xds.ads;

import java.util.List;
import org.embeddedmesh.http.Authority;
import org.embeddedmesh.http.Headers;
import org.embeddedmesh.http.RequestHead;
import org.embeddedmesh.outbound.CallOptions;
import org.embeddedmesh.outbound.CallStep;
import org.embeddedmesh.outbound.OutboundCall;
import org.embeddedmesh.outbound.OutboundEngine;
import org.embeddedmesh.snapshot.SnapshotHolder;

/** A call that the engine decides by what the client has brought. */
record TestCall(Authority destination) implements RequestHead {

    static String to(Authority destination, SnapshotHolder snapshots) {
        OutboundEngine engine = new OutboundEngine(snapshots, "default", () -> 0, () -> 0);
        OutboundCall call = engine.call(new TestCall(destination), CallOptions.REPLAYABLE);
        CallStep step = call.start();
        call.finished();
        if (step instanceof CallStep.Send send) {
            return "to " + send.attempt().endpoint().port();
        }
        return step instanceof CallStep.Reply reply
                ? reply.reply().status() + " " + reply.reply().flags()
                : step.getClass().getSimpleName();
    }

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
        return destination.toString();
    }

    @Override
    public int port() {
        return destination.port();
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public Headers headers() {
        return name -> List.of();
    }
}
