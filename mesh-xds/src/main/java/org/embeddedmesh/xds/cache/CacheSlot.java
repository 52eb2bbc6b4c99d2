package org.embeddedmesh.xds.cache;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** One file and the lock that makes it this process's own; the system lets go of the lock when the process ends. */
record CacheSlot(Path file, FileChannel lock) implements Closeable {

    private static final int SLOTS = 16;

    /**
     * The first file of this name that no other process has: equal instances of a service take one each.
     *
     * @throws IOException if the directory cannot be written, or all files are taken
     */
    static CacheSlot open(Path directory, String name) throws IOException {
        for (int slot = 1; slot <= SLOTS; slot++) {
            String file = slot == 1 ? name : name + "-" + slot;
            FileChannel lock = FileChannel.open(
                    directory.resolve(file + ".lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PrivateFiles.attributes(directory));
            if (isOurs(lock)) {
                return new CacheSlot(directory.resolve(file + ".lkg"), lock);
            }
            lock.close();
        }
        throw new IOException(SLOTS + " processes use " + directory.resolve(name) + " already");
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
