package org.embeddedmesh.benchmarks.closedloop;

import java.time.Duration;

/** Processor time of each process for 1,000 calls, in milliseconds. */
record Costs(double caller, double service, double proxies, double configServer) {

    /** What was spent between two readings, for so many calls. */
    static Costs between(ProcessorTimes before, ProcessorTimes after, int calls) {
        return new Costs(
                each(before.caller(), after.caller(), calls),
                each(before.service(), after.service(), calls),
                each(before.proxies(), after.proxies(), calls),
                each(before.configServer(), after.configServer(), calls));
    }

    private static double each(Duration before, Duration after, int calls) {
        return after.minus(before).toNanos() / 1e6 / calls * 1000;
    }

    double total() {
        return caller + service + proxies + configServer;
    }
}
