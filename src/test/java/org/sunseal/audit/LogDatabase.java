package org.sunseal.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A PostgreSQL of the test JVM's own, with the log's tables in a fresh database for each test. */
final class LogDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final List<String> SCRIPTS = List.of("V1__audit_log.sql", "V12__halted_log_and_releases_once.sql");

    private final DataSource source;

    private LogDatabase(DataSource source) {
        this.source = source;
    }

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start(); // its shutdown hook stops it
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static LogDatabase fresh() throws SQLException, IOException {
        var name = "log" + COUNT.incrementAndGet();
        try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var database = new LogDatabase(Server.POSTGRES.getDatabase("postgres", name));
        database.execute(tables());
        return database;
    }

    /** The migrations that make the log's tables, for measurements on databases of their own. */
    static String tables() throws IOException {
        var all = new StringBuilder();
        for (var script : SCRIPTS) {
            all.append(script(script)).append('\n');
        }
        return all.toString();
    }

    private static String script(String name) throws IOException {
        try (InputStream script = LogDatabase.class.getResourceAsStream("/db/migration/" + name)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    DataSource source() {
        return source;
    }

    Connection open() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
