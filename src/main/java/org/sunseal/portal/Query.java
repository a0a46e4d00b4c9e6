package org.sunseal.portal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An SQL query that grows with its conditions; every value is bound, none is ever part of the text. */
final class Query {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** What one row becomes. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A query that begins like that; instants, texts, numbers and collections of texts may be bound. */
    static Query of(String sql, Object... values) {
        return new Query().and(sql, values);
    }

    /** The same, going on like that. */
    Query and(String more, Object... bound) {
        sql.append(more).append(' ');
        values.addAll(Arrays.asList(bound));
        return this;
    }

    /** The same, with another query in it. */
    Query and(Query other) {
        sql.append(other.sql);
        values.addAll(other.values);
        return this;
    }

    <T> List<T> rows(DataSource database, Row<T> row) {
        try (var connection = database.getConnection()) {
            return rows(connection, row);
        } catch (SQLException e) {
            throw new IllegalStateException("A public page could not be read", e);
        }
    }

    <T> List<T> rows(Connection connection, Row<T> row) throws SQLException {
        try (var select = connection.prepareStatement(sql.toString())) {
            bind(select);
            var read = new ArrayList<T>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    read.add(row.read(rows));
                }
            }
            return read;
        }
    }

    <T> Optional<T> first(DataSource database, Row<T> row) {
        return rows(database, row).stream().findFirst();
    }

    private void bind(PreparedStatement select) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case Instant at -> select.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                case Collection<?> texts ->
                    select.setArray(i + 1, select.getConnection().createArrayOf("text", texts.toArray()));
                case Object value -> select.setObject(i + 1, value);
            }
        }
    }

    /** An instant that is always there. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** An instant that may be missing. */
    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    @Override
    public String toString() {
        return sql.toString();
    }
}
