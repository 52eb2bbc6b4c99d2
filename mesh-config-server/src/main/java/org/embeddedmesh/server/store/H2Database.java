package org.embeddedmesh.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.embeddedmesh.server.store.StoreUnavailableException.Reason;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/** Opens the database file and brings its tables up to date. */
final class H2Database {

    private H2Database() {}

    static Connection open(Path file) {
        Path path = file.toAbsolutePath().normalize();
        prepare(path);
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + path + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        dataSource.setUser("mesh");
        Connection connection = connect(dataSource, path);
        try {
            migrate(dataSource);
            return connection;
        } catch (FlywayException e) {
            throw new StoreUnavailableException(path, Reason.NOT_READABLE, e);
        }
    }

    private static void prepare(Path path) {
        if (path.toString().indexOf(';') >= 0) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, new IOException("';' in the path"));
        }
        try {
            Files.createDirectories(path.getParent());
        } catch (IOException e) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, e);
        }
        Path data = Path.of(path + ".mv.db");
        if (!Files.isWritable(Files.exists(data) ? data : path.getParent())) {
            throw new StoreUnavailableException(path, Reason.NOT_WRITABLE, new IOException("permission denied"));
        }
    }

    private static Connection connect(JdbcDataSource dataSource, Path path) {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException(path, reason(e), e);
        }
    }

    private static Reason reason(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Reason.LOCKED;
            case ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.DATABASE_IS_READ_ONLY -> Reason.NOT_WRITABLE;
            default -> Reason.NOT_READABLE;
        };
    }

    /** A migration that this version does not know is refused, where Flyway would ignore it. */
    private static void migrate(JdbcDataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:org/embeddedmesh/server/store/migration")
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}
