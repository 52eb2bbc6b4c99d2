package org.embeddedmesh.server.registry;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.Phase;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.jspecify.annotations.Nullable;

/** One workload's stream of states, each answered by one acknowledgement. Used by the registry's thread only. */
final class RegistrationStream {

    private final Registrations registry;
    private final StreamObserver<Ack> acks;
    private final String remoteAddress;
    private final int leaseSeconds;
    private @Nullable Announcement announcement;
    private long sequence;
    private boolean closed;
    private boolean completed;

    RegistrationStream(Registrations registry, StreamObserver<Ack> acks, String remoteAddress, int leaseSeconds) {
        this.registry = registry;
        this.acks = acks;
        this.remoteAddress = remoteAddress;
        this.leaseSeconds = leaseSeconds;
    }

    void receive(WorkloadState state) {
        sequence = state.getSequence();
        try {
            Announcement current = announced(state);
            switch (state.getPhase()) {
                case HEALTHY, UNHEALTHY -> renew(current, state.getPhase() == Phase.HEALTHY);
                case WITHDRAWN -> withdraw(current);
                default -> tell("phase " + state.getPhaseValue() + " is none of HEALTHY, UNHEALTHY, WITHDRAWN");
            }
        } catch (InvalidWorkloadException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private Announcement announced(WorkloadState state) {
        if (state.hasWorkload()) {
            announce(WorkloadReader.read(state.getWorkload(), remoteAddress));
        }
        if (announcement == null) {
            throw new InvalidWorkloadException("the first state of a stream must carry the workload");
        }
        return announcement;
    }

    private void announce(Announcement next) {
        Announcement before = announcement;
        announcement = next;
        if (before != null && !before.key().equals(next.key())) {
            registry.withdraw(this, before);
        }
    }

    private void renew(Announcement current, boolean healthy) {
        registry.renew(this, current, healthy)
                .ifPresentOrElse(
                        this::tell,
                        () -> send(Ack.newBuilder().setName(current.workload().name())));
    }

    private void withdraw(Announcement current) {
        announcement = null;
        registry.withdraw(this, current)
                .thenRun(() -> send(Ack.newBuilder().setName(current.workload().name())));
    }

    /** Something is wrong, and what to do. */
    void tell(String error) {
        send(Ack.newBuilder().setError(error));
    }

    private void send(Ack.Builder ack) {
        if (!closed) {
            acks.onNext(ack.setSequence(sequence).setLeaseSeconds(leaseSeconds).build());
        }
    }

    /** The workload is gone, or its connection. */
    void lost() {
        if (!closed) {
            closed = true;
            Optional.ofNullable(announcement).ifPresent(it -> registry.lost(this, it));
        }
    }

    /** Ends the stream; without {@link #lost} before, the workload stays. */
    void complete() {
        closed = true;
        if (!completed) {
            completed = true;
            acks.onCompleted();
        }
    }

    void refuse(Status status) {
        closed = true;
        completed = true;
        acks.onError(status.asRuntimeException());
    }
}
