package org.embeddedmesh.xds.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the JVM, on at most two daemon threads that are there only while names are looked up. As Istio has Envoy do, IPv6
 * counts only for a name that has no IPv4 address. Safe for several threads.
 */
public final class SystemResolver implements NameResolver, AutoCloseable {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 1024;
    private static final int MOST_ADDRESSES = 256;
    private static final int IDLE_SECONDS = 1;

    private final ThreadPoolExecutor executor;

    public SystemResolver() {
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "mesh-dns");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public CompletionStage<List<String>> resolve(String name) {
        try {
            return CompletableFuture.supplyAsync(() -> addresses(name), executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    /** Looks nothing up from now on. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    private static List<String> addresses(String name) {
        try {
            InetAddress[] all = InetAddress.getAllByName(name);
            boolean ipv4 = Arrays.stream(all).anyMatch(Inet4Address.class::isInstance);
            return Arrays.stream(all)
                    .filter(it -> !ipv4 || it instanceof Inet4Address)
                    .map(InetAddress::getHostAddress)
                    .limit(MOST_ADDRESSES)
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
