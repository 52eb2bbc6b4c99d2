package org.embeddedmesh.benchmarks.closedloop;

import java.time.Duration;
import org.embeddedmesh.benchmarks.peers.Peer;

/** How much processor time each process has had so far. */
record ProcessorTimes(Duration caller, Duration service, Duration proxies, Duration configServer) {

    static ProcessorTimes now(Contender contender, Peer configServer) {
        return new ProcessorTimes(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow(),
                contender.service().processorTime(),
                contender.proxies().stream().map(Peer::processorTime).reduce(Duration.ZERO, Duration::plus),
                configServer.processorTime());
    }
}
