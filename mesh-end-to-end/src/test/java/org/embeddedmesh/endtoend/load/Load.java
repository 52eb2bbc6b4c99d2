package org.embeddedmesh.endtoend.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Calls URLs in turn, each call at its time whatever has become of those before; late ones follow at once. */
@Component
final class Load {

    private final RestClient client;
    private final FinishedCalls finished;
    private final Tally tally;
    private final AtomicLong turn = new AtomicLong();
    private List<Thread> callers = List.of();
    private volatile boolean running;

    Load(RestClient.Builder builder, FinishedCalls finished, Tally tally) {
        this.client = builder.build();
        this.finished = finished;
        this.tally = tally;
    }

    /**
     * Begins anew.
     *
     * @param rate calls per second
     */
    synchronized void start(int rate, int callers, List<String> urls) {
        stop();
        tally.reset();
        running = true;
        turn.set(0);
        long begin = System.nanoTime();
        long period = Duration.ofSeconds(1).toNanos() / rate;
        this.callers = IntStream.range(0, callers)
                .mapToObj(it -> new Thread(() -> callOnAndOn(begin, period, urls), "load-" + it))
                .toList();
        this.callers.forEach(Thread::start);
    }

    /** Returns when the last call has ended. */
    synchronized void stop() {
        running = false;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        callers = List.of();
    }

    private void callOnAndOn(long begin, long period, List<String> urls) {
        while (running) {
            long number = turn.getAndIncrement();
            awaitTurn(begin + number * period);
            call(urls.get((int) (number % urls.size())));
        }
    }

    private static void awaitTurn(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void call(String url) {
        long began = System.currentTimeMillis();
        finished.forget();
        try {
            client.get().uri(url).exchange((request, response) -> tell(began, url, response));
        } catch (RuntimeException e) {
            tally.failed(finished.failed(began, url, 0, String.valueOf(e)));
        }
    }

    private Void tell(long began, String url, ClientHttpResponse response) throws IOException {
        String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = response.getStatusCode().value();
        if (status == 200) {
            tally.answered(began, body);
        } else {
            tally.failed(finished.failed(began, url, status, body));
        }
        return null;
    }
}
