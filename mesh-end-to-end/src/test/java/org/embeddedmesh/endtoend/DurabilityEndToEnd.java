package org.embeddedmesh.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The config server is killed in the middle of writes, again and again, on one store. */
class DurabilityEndToEnd {

    private static final int WRITERS = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<RuleWriter> writers = IntStream.range(0, WRITERS)
            .mapToObj(i -> new RuleWriter("w" + i + "-"))
            .toList();
    private final AtomicLong largestFile = new AtomicLong();
    private final int apiPort = Ports.free();
    private final int xdsPort = Ports.free();

    @TempDir
    private Path directory;

    private ConfigServer server;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    @Test
    void killsLoseNoAcknowledgedWriteAndNoEventOfAWatch() throws Exception {
        kill(2, 300);
    }

    @Test
    @Tag("soak")
    void twentyKillsInTheMiddleOfAThousandWritesLoseNothing() throws Exception {
        kill(20, 1000);
    }

    private void kill(int rounds, int writesOfARound) throws Exception {
        start();
        RuleWatch watch = new RuleWatch(list().at("/metadata/resourceVersion").asLong());
        Future<?> watching = follow(watch);
        for (int round = 1; round <= rounds; round++) {
            int killedAfter = ThreadLocalRandom.current().nextInt(writesOfARound / 5, writesOfARound * 4 / 5);
            int acknowledged = writeAndKill(killedAfter);
            watching.get();
            long before = System.nanoTime();
            start();
            watching = follow(watch);
            Map<String, String> listed = marks();
            writers.forEach(writer -> writer.compare(listed));
            Report.line(
                    "round %d: killed after %d acknowledged writes, all there; %d ms to the first answer, file %d kB",
                    round, acknowledged, (System.nanoTime() - before) / 1_000_000, largestFile.get() / 1024);
            write(writesOfARound - acknowledged);
        }
        requireNothingMissed(watch);
    }

    private void start() {
        server = ConfigServer.start(apiPort, xdsPort, "--mesh.server.store.file=" + directory.resolve("rules"));
        server.process().awaitHealthy();
    }

    private Future<?> follow(RuleWatch watch) {
        ConfigServer followed = server;
        return threads.submit(() -> watch.follow(followed));
    }

    /** How many were acknowledged. */
    private int writeAndKill(int killedAfter) throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Future<?>> running = write(Integer.MAX_VALUE, acknowledged);
        await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged.get() >= killedAfter);
        server.process().kill();
        for (Future<?> writer : running) {
            writer.get();
        }
        return acknowledged.get();
    }

    private void write(int count) throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        for (Future<?> writer : write(count, acknowledged)) {
            writer.get();
        }
    }

    private List<Future<?>> write(int count, AtomicInteger acknowledged) {
        List<Future<?>> running = new ArrayList<>();
        for (RuleWriter writer : writers) {
            running.add(threads.submit(() -> {
                while (acknowledged.get() < count && writer.write(server)) {
                    acknowledged.incrementAndGet();
                    largestFile.accumulateAndGet(
                            directory.resolve("rules.mv.db").toFile().length(), Math::max);
                }
            }));
        }
        return running;
    }

    private void requireNothingMissed(RuleWatch watch) throws Exception {
        Map<String, String> listed = marks();
        await().untilAsserted(() -> assertThat(watch.marks()).isEqualTo(listed));
        List<Long> told = watch.told();
        Set<Long> acknowledged = new HashSet<>();
        writers.forEach(writer -> acknowledged.addAll(writer.versions()));
        assertThat(watch.errors()).isEmpty();
        assertThat(told).isSorted().doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(largestFile.get()).as("bytes of the store's file").isLessThan(20_000_000);
        Report.line(
                "watch: %d events, %d acknowledged versions, none missed, none twice",
                told.size(), acknowledged.size());
    }

    private Map<String, String> marks() throws Exception {
        Map<String, String> marks = new TreeMap<>();
        list().path("items")
                .forEach(rule -> marks.put(
                        rule.at("/metadata/name").asText(),
                        rule.at("/metadata/annotations/mark").asText()));
        return marks;
    }

    private JsonNode list() throws Exception {
        return new ObjectMapper()
                .readTree(Http.get(ConfigServer.collection(server.uri("/"), "virtualservices"))
                        .body());
    }
}
