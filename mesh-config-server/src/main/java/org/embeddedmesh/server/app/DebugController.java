package org.embeddedmesh.server.app;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.server.ads.AdsServer;
import org.embeddedmesh.server.ads.ClientFilter;
import org.embeddedmesh.server.ads.ClientStatus;
import org.embeddedmesh.server.ads.RefusedClient;
import org.embeddedmesh.server.registry.WorkloadRegistry;
import org.embeddedmesh.server.registry.WorkloadStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is connected, with what, and who is registered: for people. */
@RestController
class DebugController {

    private final AdsServer ads;
    private final WorkloadRegistry registry;

    DebugController(AdsServer ads, WorkloadRegistry registry) {
        this.ads = ads;
        this.registry = registry;
    }

    @GetMapping("/debug/clients")
    CompletionStage<List<ClientStatus>> clients(
            @RequestParam(name = "node", defaultValue = "") String node,
            @RequestParam(name = "service", defaultValue = "") String service,
            @RequestParam(name = "limit", defaultValue = "1000") int limit) {
        return ads.clients(new ClientFilter(node, service, Math.max(0, limit)));
    }

    @GetMapping("/debug/clients/refused")
    CompletionStage<List<RefusedClient>> refusedClients() {
        return ads.refusedClients();
    }

    @GetMapping("/debug/registry")
    CompletionStage<List<WorkloadStatus>> registry() {
        return registry.workloads();
    }
}
