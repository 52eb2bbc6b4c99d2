package org.embeddedmesh.server.store;

import java.nio.file.Path;
import java.time.Clock;

/** The kinds of store there are. */
public final class ConfigStores {

    private ConfigStores() {}

    /** A store that forgets everything when the process ends. */
    public static ConfigStore inMemory(Clock clock) {
        throw new UnsupportedOperationException("not here yet " + clock);
    }

    /**
     * A store in an embedded H2 database.
     *
     * @param file without H2's suffix {@code .mv.db}; its directory is made when absent
     * @throws StoreUnavailableException when the file is in use or cannot be read or written
     */
    public static ConfigStore h2(Path file, Clock clock) {
        throw new UnsupportedOperationException("not here yet " + file + clock);
    }
}
