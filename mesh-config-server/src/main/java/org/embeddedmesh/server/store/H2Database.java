package org.embeddedmesh.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database file and the one connection to it, which can be made anew. Used by one thread at a time. */
final class H2Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(H2Database.class);

    private final Path data;
    private final StoreLock lock;
    private final JdbcDataSource dataSource;
    private Connection connection;

    private H2Database(Path data, StoreLock lock, JdbcDataSource dataSource, Connection connection) {
        this.data = data;
        this.lock = lock;
        this.dataSource = dataSource;
        this.connection = connection;
    }

    /** Opens the file and brings its tables up to date. */
    static H2Database open(Path file) {
        return open(file, "file:");
    }

    /** @param fileSystem one of H2's, with its colon */
    static H2Database open(Path file, String fileSystem) {
        Path path = file.toAbsolutePath().normalize();
        Path data = Path.of(path + ".mv.db");
        prepare(path, data);
        StoreLock lock = StoreLock.take(path);
        try {
            JdbcDataSource dataSource = dataSource(fileSystem + path);
            H2Database database = new H2Database(data, lock, dataSource, connect(dataSource, path));
            migrate(dataSource, path);
            return database;
        } catch (StoreUnavailableException e) {
            close(lock, e);
            throw e;
        }
    }

    private static JdbcDataSource dataSource(String path) {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        dataSource.setUser("mesh");
        return dataSource;
    }

    private static void close(StoreLock lock, StoreUnavailableException cause) {
        try {
            lock.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static void prepare(Path path, Path data) {
        if (path.toString().indexOf(';') >= 0) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, new IOException("';' in the path"));
        }
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, e);
        }
        if (!Files.isWritable(Files.exists(data) ? data : path.getParent())) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, new IOException("permission denied"));
        }
    }

    private static Connection connect(JdbcDataSource dataSource, Path path) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw unavailable(path, e, reason(e));
        }
    }

    /** A file on a full disk must not be taken for a damaged one. */
    private static StoreUnavailableException unavailable(Path path, Throwable failure, Reason otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return new StoreUnavailableException(path, Reason.NOT_WRITABLE, cause);
            }
        }
        return new StoreUnavailableException(path, otherwise, failure);
    }

    private static Reason reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.LOCKED;
            case ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.DATABASE_IS_READ_ONLY -> Reason.NOT_WRITABLE;
            default -> Reason.NOT_READABLE;
        };
    }

    /** A migration that this version does not know is refused, where Flyway would ignore it. */
    private static void migrate(JdbcDataSource dataSource, Path path) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:org/embeddedmesh/server/store/migration")
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unavailable(path, e, Reason.NOT_READABLE);
        }
    }

    Path data() {
        return data;
    }

    Connection connection() {
        return connection;
    }

    /** Of the file, in bytes. */
    long size() {
        return data.toFile().length();
    }

    /** What is committed is on the disk itself, not only with the operating system, when this returns. */
    void sync() throws SQLException {
        execute("CHECKPOINT SYNC");
    }

    /**
     * Rewrites the file with what it still needs; the new one replaces the old one in one step. H2's own housekeeping runs only
     * where writes are delayed, and ours must not be.
     */
    void shrink() throws SQLException {
        execute("SHUTDOWN COMPACT");
        connection = dataSource.getConnection();
    }

    /** Leaves a connection that has failed, as a kill of the process would, and makes a new one. */
    void reopen() throws SQLException {
        try {
            execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            log.debug("a database that cannot be written has closed itself", e);
        }
        connection = dataSource.getConnection();
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try (lock) {
            connection.close();
        }
    }
}
