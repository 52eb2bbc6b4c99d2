package org.embeddedmesh.server.store;

import java.nio.file.Path;
import java.time.Clock;

/** The kinds of store there are. Each remembers its last 4096 changes for watchers, or fewer where these are longer than 16 MB together. */
public final class ConfigStores {

    private static final int WINDOW = 4096;
    private static final long TOLERATED_FILE_BYTES = 16 * 1024 * 1024;

    private ConfigStores() {}

    /** A store that forgets everything when the process ends. Its versions go on from the time of its creation. */
    public static ConfigStore inMemory(Clock clock) {
        return inMemory(clock, WINDOW);
    }

    /**
     * A store in an embedded H2 database. What it has answered survives the end of the process and of the machine's power,
     * however they come. Its file takes 16 MB, or three times what the resources and the remembered changes need.
     *
     * @param file without H2's suffix {@code .mv.db}; its directory is made when absent
     * @throws StoreUnavailableException when the file is in use or cannot be read or written
     */
    public static ConfigStore h2(Path file, Clock clock) {
        return h2(file, clock, WINDOW, TOLERATED_FILE_BYTES);
    }

    static ConfigStore inMemory(Clock clock, int window) {
        return new JournaledConfigStore(new NoJournal(clock.millis()), window);
    }

    static ConfigStore h2(Path file, Clock clock, int window, long toleratedFileBytes) {
        return new JournaledConfigStore(
                new H2Journal(H2Database.open(file), clock.millis(), toleratedFileBytes), window);
    }
}
