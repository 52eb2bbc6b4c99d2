package org.embeddedmesh.benchmarks.rulechange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.embeddedmesh.benchmarks.peers.ConfigServer;
import org.embeddedmesh.benchmarks.peers.HelloWorldService;
import org.embeddedmesh.benchmarks.peers.Parts;
import org.embeddedmesh.benchmarks.peers.Resource;

/** From the API's answer to a changed rule until a call went the new way, of every client; prints Markdown. */
public final class RuleChangeBenchmark {

    private static final int CLIENTS = Integer.getInteger("benchmark.clients", 10);
    private static final int CHANGES = Integer.getInteger("benchmark.changes", 100);
    private static final int WARM_UP_CHANGES = 20;

    /** Changes right after each other would be merged; a person's are not. */
    private static final long PAUSE_MILLIS = 200;

    private final ConfigServer configServer;
    private final List<Client> clients;
    private final ExecutorService threads;

    private RuleChangeBenchmark(ConfigServer configServer, List<Client> clients, ExecutorService threads) {
        this.configServer = configServer;
        this.clients = clients;
        this.threads = threads;
    }

    public static void main(String[] args) throws Exception {
        try (Parts parts = new Parts()) {
            ConfigServer server = parts.add(ConfigServer.start(), ConfigServer::close);
            parts.add(HelloWorldService.start(server, "v1", "v1"), HelloWorldService::close);
            parts.add(HelloWorldService.start(server, "v2", "v2"), HelloWorldService::close);
            server.create("destinationrules", Resource.text("rules/subsets.yaml"));
            server.create("virtualservices", Resource.text("rules/rule-change.yaml"));
            List<Client> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> parts.add(Client.start(server, "caller-" + i), Client::close))
                    .toList();
            ExecutorService threads = parts.add(Executors.newFixedThreadPool(CLIENTS), ExecutorService::shutdownNow);
            new RuleChangeBenchmark(server, clients, threads).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        RuleChangeReport report = new RuleChangeReport(CLIENTS);
        for (int change = 0; change < WARM_UP_CHANGES; change++) {
            change(change);
        }
        for (int change = 0; change < CHANGES; change++) {
            report.add(change(change));
        }
        System.out.println(report);
    }

    /** How long each client took. */
    private long[] change(int number) throws IOException, InterruptedException, ExecutionException {
        String version = number % 2 == 0 ? "v2" : "v1";
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        configServer.patch("virtualservices", "helloworldservice", routeTo(version));
        long answered = System.nanoTime();
        List<Callable<Long>> calls = new ArrayList<>();
        clients.forEach(client -> calls.add(() -> client.nanosUntil(version, answered)));
        long[] nanos = new long[CLIENTS];
        List<Future<Long>> all = threads.invokeAll(calls);
        for (int i = 0; i < CLIENTS; i++) {
            nanos[i] = all.get(i).get();
        }
        return nanos;
    }

    private static String routeTo(String subset) {
        return """
            {"spec": {"http": [{"route": [{"destination": {"host": "helloworldservice", "subset": "%s"}}]}]}}""".formatted(subset);
    }
}
