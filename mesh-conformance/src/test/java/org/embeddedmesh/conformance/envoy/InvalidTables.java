package org.embeddedmesh.conformance.envoy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.conformance.Case;
import org.embeddedmesh.conformance.CaseFolder;
import org.embeddedmesh.conformance.CaseSource;
import org.embeddedmesh.conformance.Numbered;
import org.embeddedmesh.conformance.Verdict;
import org.embeddedmesh.xds.translate.RefusedException;

/** Tables that Envoy refuses. */
public final class InvalidTables implements CaseSource {

    private static final String FILE = "envoy/invalid-route-configs.json";

    @Override
    public List<Case> cases(CaseFolder folder) {
        List<Case> cases = new ArrayList<>();
        Numbered names = new Numbered();
        if (folder.has(FILE)) {
            folder.json(FILE)
                    .forEach(it -> cases.add(new Case(
                            FILE,
                            names.name(it.path("test").asText()),
                            () -> run(it.path("config_yaml").asText()))));
        }
        return cases;
    }

    private static Verdict run(String yaml) {
        RouteConfiguration message;
        try {
            message = EnvoyTable.message(yaml);
        } catch (InvalidProtocolBufferException e) {
            return new Verdict.NotApplicable("no message can say this: " + e.getMessage());
        }
        if (message.getVirtualHostsList().stream().anyMatch(it -> it.getVirtualClustersCount() > 0)) {
            return new Verdict.NotApplicable("virtual clusters, which only name Envoy's statistics");
        }
        if (hasTypedMetadata(message)) {
            return new Verdict.NotApplicable("metadata that an extension compiled into Envoy reads");
        }
        try {
            EnvoyTable.table(message);
        } catch (RefusedException | IllegalArgumentException e) {
            return Verdict.PASSED;
        }
        return Verdict.failed("recorded a refusal, observed none");
    }

    private static boolean hasTypedMetadata(RouteConfiguration message) {
        return message.getVirtualHostsList().stream()
                .flatMap(it -> it.getRoutesList().stream())
                .flatMap(it -> it.getMetadata().getFilterMetadataMap().keySet().stream())
                .anyMatch(it -> !it.equals("istio"));
    }
}
