package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A process joins and leaves while others are calling. */
@ExtendWith(SharedMesh.class)
class MembershipEndToEnd {

    private static final int CALLERS = 4;

    private final Mesh mesh;
    private final AtomicBoolean calling = new AtomicBoolean(true);
    private final ConcurrentHashMap<String, LongAdder> answers = new ConcurrentHashMap<>();

    MembershipEndToEnd(Mesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void aThirdProcessIsCalledAndLeavesWithoutAFailedCall() throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (Member third = mesh.startVersion("v3")) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.execute(this::callOnAndOn);
            }
            third.awaitHealthy();
            mesh.awaitHello("Hello from v3");
            long before = total();
            third.terminate();
            Report.line("a third process left while %d calls were made", total() - before);
            assertThat(mesh.shareOfV2(500)).isPositive();
        } finally {
            calling.set(false);
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        Report.line("joining and leaving under load: %s", answers);
        assertThat(answers.keySet()).containsOnly(Mesh.V1, Mesh.V2, "Hello from v3");
    }

    private long total() {
        return answers.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private void callOnAndOn() {
        while (calling.get()) {
            answers.computeIfAbsent(mesh.hello(), greeting -> new LongAdder()).increment();
        }
    }
}
