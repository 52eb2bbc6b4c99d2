package org.embeddedmesh.balance;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Knows the first of some leaves whose places in the order change one at a time, and follows a change in as many steps as the
 * logarithm of their number. Several threads may change leaves at once, without a lock and without waiting for each other:
 * each node above a changed leaf is renewed, and once more if another thread came between, after which one of both has seen
 * the change (Jayanti's f-arrays).
 */
final class Tournament {

    private final Order order;
    private final int leaves;
    // Above a winner's number, how often it was renewed, so that nobody who was slow puts an old winner back.
    private final AtomicLongArray nodes;

    Tournament(int leaves, Order order) {
        this.order = order;
        this.leaves = leaves;
        this.nodes = new AtomicLongArray(leaves);
        for (int node = leaves - 1; node > 0; node--) {
            renew(node);
        }
    }

    int first() {
        return winner(1);
    }

    /** Whether no leaf comes before it, also if its change has not arrived at the top yet. */
    boolean isFirst(int leaf) {
        for (int place = leaf + leaves; place > 1; place /= 2) {
            if (order.isBefore(winner(place ^ 1), leaf)) {
                return false;
            }
        }
        return true;
    }

    /** To be called after a leaf's place in the order has changed. */
    void moved(int leaf) {
        for (int node = (leaf + leaves) / 2; node > 0; node /= 2) {
            if (!renew(node)) {
                renew(node);
            }
        }
    }

    private boolean renew(int node) {
        long old = nodes.get(node);
        int left = winner(2 * node);
        int right = winner(2 * node + 1);
        long winner = order.isBefore(right, left) ? right : left;
        return nodes.compareAndSet(node, old, ((old >>> 32) + 1) << 32 | winner);
    }

    /** Leaves have their places behind the nodes. */
    private int winner(int place) {
        return place < leaves ? (int) nodes.get(place) : place - leaves;
    }

    /** Which of two leaves comes first. */
    interface Order {

        boolean isBefore(int one, int other);
    }
}
