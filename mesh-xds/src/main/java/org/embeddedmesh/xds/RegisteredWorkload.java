package org.embeddedmesh.xds;

import java.util.concurrent.CompletionStage;
import org.embeddedmesh.endpoint.Locality;
import org.embeddedmesh.xds.registry.Announcement;

/** A registration as the registry room carries it out. */
record RegisteredWorkload(Announcement announcement) implements WorkloadRegistration {

    /** @param incarnation differs between two starts of one workload */
    static org.embeddedmesh.proto.v1.Workload message(Workload workload, String incarnation) {
        var message = org.embeddedmesh.proto.v1.Workload.newBuilder()
                .setService(workload.service())
                .setNamespace(workload.namespace())
                .setAddress(workload.address())
                .putAllLabels(workload.labels())
                .setLocality(locality(workload.locality()))
                .setServiceAccount(workload.serviceAccount())
                .setIncarnation(incarnation);
        workload.ports().forEach(it -> message.addPorts(port(it)));
        return message.build();
    }

    private static org.embeddedmesh.proto.v1.WorkloadPort port(WorkloadPort port) {
        return org.embeddedmesh.proto.v1.WorkloadPort.newBuilder()
                .setName(port.name())
                .setServicePort(port.servicePort())
                .setTargetPort(port.targetPort())
                .setProtocol(port.protocol())
                .build();
    }

    private static String locality(Locality locality) {
        return (locality.region() + "/" + locality.zone() + "/" + locality.subZone()).replaceAll("/+$", "");
    }

    @Override
    public CompletionStage<String> acknowledged() {
        return announcement.acknowledged();
    }

    @Override
    public void healthy(boolean healthy) {
        announcement.healthy(healthy);
    }

    @Override
    public CompletionStage<Void> withdraw() {
        return announcement.withdraw();
    }
}
