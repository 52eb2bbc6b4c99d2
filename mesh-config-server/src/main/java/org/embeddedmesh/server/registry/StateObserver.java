package org.embeddedmesh.server.registry;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.embeddedmesh.proto.v1.Ack;
import org.embeddedmesh.proto.v1.WorkloadState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the states of one stream to the registry's thread, the next one only when the last has been dealt with and its
 * acknowledgement does not pile up in memory.
 */
final class StateObserver implements StreamObserver<WorkloadState> {

    private static final Logger log = LoggerFactory.getLogger(StateObserver.class);

    private final RegistrationStream stream;
    private final ServerCallStreamObserver<Ack> acks;
    private final Executor thread;
    private final Runnable left;
    private boolean held;

    StateObserver(RegistrationStream stream, ServerCallStreamObserver<Ack> acks, Executor thread, Runnable left) {
        this.stream = stream;
        this.acks = acks;
        this.thread = thread;
        this.left = left;
    }

    void open(Runnable opened) {
        acks.disableAutoRequest();
        acks.setOnCancelHandler(() -> run(left));
        acks.setOnReadyHandler(() -> run(this::goOn));
        run(opened);
        acks.request(1);
    }

    @Override
    public void onNext(WorkloadState state) {
        run(() -> {
            stream.receive(state);
            held = true;
            goOn();
        });
    }

    private void goOn() {
        if (held && acks.isReady()) {
            held = false;
            acks.request(1);
        }
    }

    @Override
    public void onError(Throwable cause) {
        run(left);
    }

    @Override
    public void onCompleted() {
        run(() -> {
            left.run();
            stream.complete();
        });
    }

    private void run(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.error("a registration failed", e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("a stream outlived the server", e);
        }
    }
}
