package org.embeddedmesh.spring.actuate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.embeddedmesh.explain.PlannedRequest;
import org.embeddedmesh.snapshot.SnapshotHolder;
import org.embeddedmesh.spring.client.Mirrors;
import org.embeddedmesh.spring.server.InboundTraffic;
import org.embeddedmesh.xds.ControlPlaneStatus;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
// Spring Boot 3 knows an optional parameter by this annotation only.
import org.springframework.lang.Nullable;

/** The live snapshot, and how it came here. */
@Endpoint(id = "mesh")
public class MeshEndpoint {

    private final Supplier<ControlPlaneStatus> status;
    private final SnapshotHolder snapshots;
    private final Optional<InboundTraffic> traffic;
    private final Optional<Mirrors> mirrors;
    private final CallExplanation explanation;

    /**
     * @param traffic empty: nothing arrives here
     * @param mirrors empty: nothing is called from here
     */
    public MeshEndpoint(
            Supplier<ControlPlaneStatus> status,
            SnapshotHolder snapshots,
            Optional<InboundTraffic> traffic,
            Optional<Mirrors> mirrors,
            CallExplanation explanation) {
        this.status = status;
        this.snapshots = snapshots;
        this.traffic = traffic;
        this.mirrors = mirrors;
        this.explanation = explanation;
    }

    @ReadOperation
    public MeshReport mesh() {
        MeshReport.Inbound inbound = traffic.map(it -> new MeshReport.Inbound(it.inFlight(), it.isDraining()))
                .orElse(null);
        return MeshReport.of(
                status.get(),
                snapshots.current(),
                inbound,
                mirrors.map(Mirrors::counts).orElse(null));
    }

    /**
     * {@code /actuator/mesh/explain}: what would become of a call of this application.
     *
     * @param part {@code explain}; there is no other
     * @param url absolute
     * @param method GET unless it is given
     * @param header each {@code name: value}
     * @return null: there is no such part
     * @throws InvalidEndpointRequestException if the URL or a header is none
     */
    @ReadOperation
    public @Nullable ExplanationReport explain(
            @Selector String part, String url, @Nullable String method, @Nullable List<String> header) {
        if (!part.equals("explain")) {
            return null;
        }
        try {
            Map<String, List<String>> fields = HeaderParameters.parse(header == null ? List.of() : header);
            return ExplanationReport.of(
                    explanation.of(PlannedRequest.of(method == null ? "GET" : method, url, fields)));
        } catch (IllegalArgumentException e) {
            throw new InvalidEndpointRequestException(e.getMessage(), e.getMessage());
        }
    }
}
