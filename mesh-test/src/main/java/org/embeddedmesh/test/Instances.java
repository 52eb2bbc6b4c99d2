package org.embeddedmesh.test;

import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.istio.world.WorkloadInstance;

/** Instances of services with addresses that nobody has: 10.0.0.1 and so on. */
final class Instances {

    private Instances() {}

    static List<WorkloadInstance> of(List<SimulatedService> services) {
        List<WorkloadInstance> all = new ArrayList<>();
        for (SimulatedService service : services) {
            for (SimulatedService.Instance instance : service.instances()) {
                all.add(workload(service, instance, address(all.size() + 1)));
            }
        }
        return all;
    }

    private static WorkloadInstance workload(
            SimulatedService service, SimulatedService.Instance instance, String address) {
        return new WorkloadInstance(
                service.name() + "-" + address + "-" + service.port(),
                service.name(),
                service.namespace(),
                address,
                List.of(new WorkloadInstance.Port("http", service.port(), service.port(), "http")),
                instance.labels(),
                "",
                "default",
                instance.healthy());
    }

    private static String address(int number) {
        return "10." + (number >> 16) + "." + (number >> 8 & 0xff) + "." + (number & 0xff);
    }
}
