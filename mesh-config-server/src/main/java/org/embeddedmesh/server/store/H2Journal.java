package org.embeddedmesh.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a database file. An entry is on the disk when its append returns. One that could not be written leaves nothing
 * behind: the next append opens the file again, so that a disk that was full is used again as soon as it has room.
 */
final class H2Journal implements Journal {

    private static final Logger log = LoggerFactory.getLogger(H2Journal.class);
    private static final int GROWTH = 3;

    private interface Work {
        void on(ChangeLog changes) throws SQLException;
    }

    private final H2Database database;
    private final long firstVersion;
    private final long tolerated;
    private long sizeLimit;
    private long last;
    private boolean failed;
    private boolean closed;

    /** @param tolerated size in bytes up to which the file is let grow in any case; beyond, it may have three times what it needs */
    H2Journal(H2Database database, long firstVersion, long tolerated) {
        this.database = database;
        this.firstVersion = firstVersion;
        this.tolerated = tolerated;
        this.sizeLimit = tolerated;
    }

    @Override
    public Recovery recover() {
        try {
            ChangeLog changes = new ChangeLog(database.connection());
            Recovery recovery = new Recovery(changes.horizon(firstVersion), changes.entries());
            last = recovery.version();
            return recovery;
        } catch (SQLException | JsonProcessingException e) {
            throw new StoreFailedException("the change log cannot be read", e);
        }
    }

    @Override
    public void append(Entry entry) {
        write("store " + entry.key(), changes -> changes.append(entry));
        last = entry.version();
    }

    @Override
    public boolean isWasteful() {
        return database.size() > sizeLimit;
    }

    @Override
    public void compact(long horizon) {
        write("compact its change log", changes -> changes.compact(horizon));
        if (isWasteful()) {
            shrink();
        }
    }

    private void shrink() {
        long before = database.size();
        try {
            database.shrink();
            log.debug("{} shrunk from {} to {} bytes", database.data(), before, database.size());
        } catch (SQLException e) {
            throw failure("shrink its file", e);
        } finally {
            sizeLimit = Math.max(tolerated, GROWTH * database.size());
        }
    }

    private void write(String what, Work work) {
        if (closed) {
            throw new StoreFailedException("is closed", new IllegalStateException("closed"));
        }
        try {
            if (failed) {
                // A write that was refused may have reached the file all the same.
                database.reopen();
                new ChangeLog(database.connection()).removeAfter(last);
            }
            work.on(new ChangeLog(database.connection()));
            database.sync();
            worked();
        } catch (SQLException e) {
            throw failure(what, e);
        }
    }

    private void worked() {
        if (failed) {
            failed = false;
            log.info("{} takes writes again", database.data());
        }
    }

    private StoreFailedException failure(String what, SQLException e) {
        if (!failed) {
            failed = true;
            log.error("{} could not be written", database.data(), e);
        }
        long room = database.data().toFile().getUsableSpace() / 1024;
        return new StoreFailedException(
                "could not " + what + ": " + rootCause(e).getMessage() + " (" + database.data() + ", " + room
                        + " kB of room on its disk). What was stored before is kept and in force. Make room, or mend the cause,"
                        + " and try again: no restart is needed",
                e);
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }

    @Override
    public void close() {
        closed = true;
        try {
            database.close();
        } catch (SQLException | IOException e) {
            // Nothing is lost: what was acknowledged is on the disk, and a database that cannot be written has closed
            // itself.
            log.debug("{} could not be closed", database.data(), e);
        }
    }
}
