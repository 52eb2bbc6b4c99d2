package org.embeddedmesh.xds.ads;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A daemon thread that is there only while something is written. */
public final class DiskThread implements Executor {

    private static final long PATIENCE_MILLIS = 500;

    private final ThreadPoolExecutor executor;

    public DiskThread() {
        executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "mesh-xds-cache");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Waits shortly for what was begun, then takes no more. */
    public void close(CompletionStage<Void> last) throws InterruptedException {
        try {
            last.toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // The file is whole in any case: what was there before, or what is there now.
        } finally {
            executor.shutdown();
        }
    }
}
