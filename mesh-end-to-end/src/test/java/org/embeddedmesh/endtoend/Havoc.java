package org.embeddedmesh.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.embeddedmesh.endtoend.SoakMesh.Service;

/**
 * Ends what a mesh is made of, at random, and starts it again. Every service keeps an instance that works and that the caller
 * knows of; nothing else is spared.
 */
final class Havoc {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LONGEST_PAUSE = 10_000;
    private static final int LONGEST_ABSENCE = 15_000;

    private final SoakMesh mesh;
    private final Random random;
    private final List<Blow> blows;
    private final Map<Restartable, Long> absent = new LinkedHashMap<>();
    private final Map<String, Integer> struck = new TreeMap<>();
    private final List<Outage> outages = new ArrayList<>();

    Havoc(SoakMesh mesh, Random random) {
        this.mesh = mesh;
        this.random = random;
        this.blows = List.of(
                () -> kill(mesh.hello),
                () -> kill(mesh.hello),
                () -> kill(mesh.hello),
                () -> kill(mesh.goodbye),
                () -> kill(mesh.goodbye),
                () -> stop(mesh.hello),
                () -> stop(mesh.goodbye),
                this::killServer,
                this::killServer,
                this::stopServer,
                this::cutCalls,
                this::cutCalls,
                this::cutAds);
    }

    /** Returns when all that it ended works again. */
    void wreak(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long next = System.nanoTime();
        while (System.nanoTime() < end || !absent.isEmpty()) {
            startAgain();
            if (System.nanoTime() >= next && System.nanoTime() < end) {
                blows.get(random.nextInt(blows.size())).strike();
                next = System.nanoTime()
                        + Duration.ofMillis(random.nextInt(LONGEST_PAUSE)).toNanos();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        mesh.server.process().awaitHealthy();
        mesh.instances().forEach(Instance::awaitHealthy);
        mesh.awaitWhole();
    }

    /** What excuses a failed call. */
    List<Outage> outages() {
        return outages;
    }

    /** How often it did what. */
    Map<String, Integer> struck() {
        return struck;
    }

    private void kill(Service service) throws InterruptedException {
        Instance victim = anyOf(service);
        if (isSpared(victim, service)) {
            return;
        }
        count("kill -9 of an instance of " + service.name());
        Outage outage = victim.kill();
        if (service == mesh.hello) {
            outages.add(outage);
        }
        absentForAWhile(victim);
    }

    private void stop(Service service) {
        Instance victim = anyOf(service);
        if (isSpared(victim, service)) {
            return;
        }
        count("SIGTERM to an instance of " + service.name());
        victim.process().askToEnd();
        absentForAWhile(victim);
    }

    private void killServer() throws InterruptedException {
        if (mesh.server.process().isHealthy()) {
            count("kill -9 of the config server");
            mesh.server.process().kill();
            absentForAWhile(mesh.server);
        }
    }

    private void stopServer() {
        if (mesh.server.process().isHealthy()) {
            count("SIGTERM to the config server");
            mesh.server.process().askToEnd();
            absentForAWhile(mesh.server);
        }
    }

    private void cutCalls() {
        count("cut of the caller's connections");
        outages.add(mesh.serviceRelay.cut("the relayed service", random::nextBoolean));
    }

    private void cutAds() {
        count("cut of connections to the config server");
        mesh.adsRelay.cut("the config server", random::nextBoolean);
    }

    private Instance anyOf(Service service) {
        return service.instances().get(random.nextInt(service.instances().size()));
    }

    private boolean isSpared(Instance victim, Service service) {
        List<Integer> known = mesh.caller.ports(service.name());
        return absent.containsKey(victim)
                || service.instances().stream()
                        .filter(it -> it != victim && known.contains(it.port()) && !absent.containsKey(it))
                        .noneMatch(it -> it.process().isHealthy());
    }

    private void absentForAWhile(Restartable victim) {
        absent.put(victim, System.currentTimeMillis() + random.nextInt(LONGEST_ABSENCE));
    }

    private void startAgain() {
        Iterator<Map.Entry<Restartable, Long>> all = absent.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Restartable, Long> victim = all.next();
            if (!victim.getKey().process().isAlive() && victim.getValue() <= System.currentTimeMillis()) {
                victim.getKey().startAgain();
                all.remove();
            }
        }
    }

    private void count(String what) {
        struck.merge(what, 1, Integer::sum);
    }

    @FunctionalInterface
    private interface Blow {
        void strike() throws InterruptedException;
    }
}
