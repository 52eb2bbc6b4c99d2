package org.embeddedmesh.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TournamentTests {

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 100, 1000})
    void theFirstIsTheLeastOfAllWhateverChanges(int leaves) {
        AtomicLongArray keys = keys(leaves);
        Tournament tournament = new Tournament(leaves, (one, other) -> keys.get(one) < keys.get(other));
        for (int change = 0; change < 500; change++) {
            assertThat(keys.get(tournament.first())).isEqualTo(least(keys));
            int changed = random.nextInt(leaves);
            keys.set(changed, random.nextInt(1_000_000));
            tournament.moved(changed);
        }
    }

    @Test
    void aLeafThatHasFallenBackIsNotTheFirstEvenBeforeTheTournamentKnows() {
        AtomicLongArray keys = new AtomicLongArray(new long[] {3, 1, 2});
        Tournament tournament = new Tournament(3, (one, other) -> keys.get(one) < keys.get(other));
        assertThat(tournament.isFirst(1)).isTrue();
        keys.set(1, 5);
        assertThat(tournament.first()).isEqualTo(1);
        assertThat(tournament.isFirst(1)).isFalse();
    }

    @Test
    void changesOfSeveralThreadsAllArrive() throws Exception {
        AtomicLongArray keys = keys(64);
        Tournament tournament = new Tournament(64, (one, other) -> keys.get(one) < keys.get(other));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 50; round++) {
                Callable<Void> changes = () -> {
                    Random own = new Random();
                    for (int change = 0; change < 200; change++) {
                        int leaf = own.nextInt(64);
                        keys.set(leaf, own.nextInt(1_000_000));
                        tournament.moved(leaf);
                    }
                    return null;
                };
                for (Future<Void> done : threads.invokeAll(Collections.nCopies(4, changes))) {
                    done.get();
                }
                assertThat(keys.get(tournament.first())).isEqualTo(least(keys));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private AtomicLongArray keys(int leaves) {
        return new AtomicLongArray(random.longs(leaves, 0, 1_000_000).toArray());
    }

    private static long least(AtomicLongArray keys) {
        return IntStream.range(0, keys.length()).mapToLong(keys::get).min().orElseThrow();
    }
}
