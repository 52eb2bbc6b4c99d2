package org.embeddedmesh.endtoend.load;

import java.util.List;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts and stops the load, and tells what has become of it. */
@RestController
class LoadController {

    private final Load load;
    private final Tally tally;
    private final DiscoveryClient services;

    LoadController(Load load, Tally tally, DiscoveryClient services) {
        this.load = load;
        this.tally = tally;
        this.services = services;
    }

    @PostMapping("/load")
    void start(@RequestParam int rate, @RequestParam int callers, @RequestParam List<String> url) {
        load.start(rate, callers, url);
    }

    @DeleteMapping("/load")
    LoadReport stop() {
        load.stop();
        return tally.report();
    }

    @GetMapping("/load")
    LoadReport report() {
        return tally.report();
    }

    /** The ports of a service's instances that calls may be sent to. */
    @GetMapping("/ports")
    List<Integer> ports(@RequestParam String service) {
        return services.getInstances(service).stream()
                .map(ServiceInstance::getPort)
                .toList();
    }
}
