package org.embeddedmesh.benchmarks.figures;

/** What a run was made on, in few words. */
public final class Machine {

    private Machine() {}

    public static String description() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", JDK " + Runtime.version().feature();
    }
}
