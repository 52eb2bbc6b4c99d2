package org.embeddedmesh.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.embeddedmesh.server.store.Journal.Entry;
import org.jspecify.annotations.Nullable;

/** The tables of the journal, an append-only log and how far back it can be watched. Each statement is a transaction. */
record ChangeLog(Connection connection) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param first what it is from now on when it was never set */
    long horizon(long first) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT version FROM change_log_horizon");
                ResultSet rows = select.executeQuery()) {
            if (rows.next()) {
                return rows.getLong(1);
            }
        }
        update("INSERT INTO change_log_horizon (version) VALUES (?)", first);
        return first;
    }

    List<Entry> entries() throws SQLException, JsonProcessingException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT version, type, resource, namespace, name, json FROM change_log ORDER BY version");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(entry(rows));
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException, JsonProcessingException {
        ResourceKey key = new ResourceKey(row.getString(3), row.getString(4), row.getString(5));
        return new Entry(row.getLong(1), Change.Type.valueOf(row.getString(2)), key, json(row.getString(6)));
    }

    private static @Nullable ObjectNode json(@Nullable String text) throws JsonProcessingException {
        return text == null ? null : (ObjectNode) JSON.readTree(text);
    }

    void append(Entry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO change_log (version, type, resource, namespace, name, json) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, entry.version());
            insert.setString(2, entry.type().name());
            insert.setString(3, entry.key().resource());
            insert.setString(4, entry.key().namespace());
            insert.setString(5, entry.key().name());
            insert.setString(6, entry.json() == null ? null : entry.json().toString());
            insert.executeUpdate();
        }
    }

    void removeAfter(long version) throws SQLException {
        update("DELETE FROM change_log WHERE version > ?", version);
    }

    /** Forgets what only changes up to the horizon need. */
    void compact(long horizon) throws SQLException {
        connection.setAutoCommit(false);
        try {
            update("UPDATE change_log_horizon SET version = ?", horizon);
            update("""
                    DELETE FROM change_log old WHERE old.version <= ? AND (old.type = 'DELETED' OR EXISTS (
                        SELECT 1 FROM change_log newer
                        WHERE newer.resource = old.resource AND newer.namespace = old.namespace AND newer.name = old.name
                        AND newer.version > old.version AND newer.version <= ?))
                    """, horizon, horizon);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            takeBack(e);
            throw e;
        }
    }

    private void takeBack(SQLException cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void update(String sql, long... versions) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < versions.length; i++) {
                update.setLong(i + 1, versions[i]);
            }
            update.executeUpdate();
        }
    }
}
