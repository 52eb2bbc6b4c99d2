package org.embeddedmesh.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;

/**
 * Keeps other processes away from a store, also in the moments when its database is closed to be rewritten or opened again. The
 * operating system lets go of it when the process ends, however that comes; its file stays.
 */
record StoreLock(FileChannel channel) implements AutoCloseable {

    /**
     * @param store without suffix
     * @throws StoreUnavailableException when another process has it, or its file cannot be written
     */
    static StoreLock take(Path store) {
        try {
            FileChannel channel =
                    FileChannel.open(Path.of(store + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new StoreLock(channel);
            }
            channel.close();
            throw new StoreUnavailableException(store, Reason.LOCKED, new IOException("locked by another process"));
        } catch (IOException e) {
            throw new StoreUnavailableException(store, Reason.NOT_WRITABLE, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
