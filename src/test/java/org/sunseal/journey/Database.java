package org.sunseal.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The platform's database as its administrator sees it. */
record Database(String url) {
    private static final String ACCOUNT = "postgres";
    private static final int ROWS_AT_ONCE = 200;

    /** A row with its table, every column spelled out; bytea columns in hex. */
    record Row(String table, String text) {}

    static Database of(RunningPlatform platform) {
        return new Database(platform.jdbcUrl());
    }

    /** Every row of every table, as one moment saw them. */
    Set<Row> rows() throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false); // else the driver reads whole tables into memory
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var rows = new HashSet<Row>();
            for (var table : tables(connection)) {
                try (var statement = connection.createStatement()) {
                    statement.setFetchSize(ROWS_AT_ONCE);
                    var found = statement.executeQuery("select t::text from \"%s\" t".formatted(table));
                    while (found.next()) {
                        rows.add(new Row(table, found.getString(1)));
                    }
                }
            }
            return rows;
        }
    }

    /** Writes everything that is in memory only into the data files. */
    void checkpoint() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** The first column of each row a query finds. */
    List<String> texts(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var texts = new ArrayList<String>();
            var found = statement.executeQuery(query);
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    /** What the database answers to a change it must refuse. */
    String refusal(String change) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var changed = statement.executeUpdate(change);
            connection.rollback();
            return "%d rows changed".formatted(changed);
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, ACCOUNT, ACCOUNT);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            var found =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1");
            while (found.next()) {
                tables.add(found.getString(1));
            }
            return tables;
        }
    }
}
