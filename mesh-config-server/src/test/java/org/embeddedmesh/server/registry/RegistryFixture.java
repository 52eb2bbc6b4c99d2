package org.embeddedmesh.server.registry;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.embeddedmesh.istio.world.WorkloadInstance;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.Workload;
import org.embeddedmesh.proto.v1.WorkloadPort;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.embeddedmesh.server.ManualScheduler;

/** A registry over in-process gRPC in which everything happens in the thread of the test. */
final class RegistryFixture implements AutoCloseable, WorkloadSink, KnownWorkloads {

    final ManualScheduler scheduler = new ManualScheduler();
    final List<List<WorkloadInstance>> published = new ArrayList<>();
    final WorkloadRegistry registry;
    List<WorkloadInstance> saved = List.of();
    CompletableFuture<Void> pushed = CompletableFuture.completedFuture(null);
    private final Server server;
    private final ManagedChannel channel;

    RegistryFixture(WorkloadInstance... known) {
        saved = List.of(known);
        registry = new WorkloadRegistry(
                RegistrySettings.defaults(), this, this, scheduler, scheduler.clock(), scheduler::nanos);
        registry.start();
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(registry.service())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    @Override
    public CompletionStage<Void> publish(List<WorkloadInstance> workloads) {
        published.add(workloads);
        return pushed;
    }

    @Override
    public List<WorkloadInstance> load() {
        return saved;
    }

    @Override
    public void save(List<WorkloadInstance> workloads) {
        saved = workloads;
    }

    List<String> names() {
        return published.get(published.size() - 1).stream()
                .map(WorkloadInstance::name)
                .toList();
    }

    Process process(String incarnation) {
        return new Process(incarnation, 1000);
    }

    /** Takes one acknowledgement, and then no more for now. */
    Process stalledProcess(String incarnation) {
        return new Process(incarnation, 1);
    }

    static Workload.Builder workload() {
        return Workload.newBuilder()
                .setService("shop")
                .setNamespace("default")
                .setAddress("10.0.0.1")
                .setIncarnation("first")
                .addPorts(port(80, 8080));
    }

    static WorkloadPort.Builder port(int servicePort, int targetPort) {
        return WorkloadPort.newBuilder()
                .setName("http")
                .setServicePort(servicePort)
                .setTargetPort(targetPort)
                .setProtocol("HTTP");
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    /** A workload's end of its stream. */
    final class Process {

        private final ClientCall<WorkloadState, Ack> call =
                channel.newCall(WorkloadRegistry.REGISTER, CallOptions.DEFAULT);
        private final Queue<Ack> acks = new ArrayDeque<>();
        private final String incarnation;
        private long sequence;
        private Optional<Status> end = Optional.empty();

        private Process(String incarnation, int acksTaken) {
            this.incarnation = incarnation;
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onMessage(Ack ack) {
                            acks.add(ack);
                        }

                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            end = Optional.of(status);
                        }
                    },
                    new Metadata());
            call.request(acksTaken);
        }

        void takeAcks() {
            call.request(1000);
        }

        void announce() {
            announce(workload());
        }

        void announce(Workload.Builder workload) {
            send(WorkloadState.newBuilder()
                    .setWorkload(workload.setIncarnation(incarnation))
                    .setPhase(Phase.HEALTHY));
        }

        void send(Phase phase) {
            send(WorkloadState.newBuilder().setPhase(phase));
        }

        private void send(WorkloadState.Builder state) {
            call.sendMessage(state.setSequence(++sequence).build());
        }

        void die() {
            call.cancel("kill -9", null);
        }

        Ack ack() {
            return acks.remove();
        }

        boolean hasAck() {
            return !acks.isEmpty();
        }

        Optional<Status> end() {
            return end;
        }
    }
}
