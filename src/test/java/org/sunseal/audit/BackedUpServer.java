package org.sunseal.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A PostgreSQL that archives its write-ahead log, and servers restored from its backups; all by PostgreSQL's own means,
 * as {@code operators.md} tells operators to do it. Whoever makes it closes it.
 */
final class BackedUpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What belongs to the running server and not to its data (PostgreSQL manual, 25.3.4). */
    private static final Set<String> OWN_TO_THE_RUN = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

    private final Path data;
    private final EmbeddedPostgres postgres;

    private BackedUpServer(Path data, EmbeddedPostgres postgres) {
        this.data = data;
        this.postgres = postgres;
    }

    /** Starts a new server; each finished piece of its write-ahead log is copied into the archive. */
    static BackedUpServer start(Path data, Path archive) throws IOException, SQLException {
        Files.createDirectories(archive);
        var server = new BackedUpServer(
                data,
                builder(data)
                        .setServerConfig("wal_level", "replica")
                        .setServerConfig("archive_mode", "on")
                        .start());
        server.execute("alter system set archive_command = 'test ! -f \"%1$s/%%f\" && cp \"%%p\" \"%1$s/%%f\"'"
                .formatted(archive));
        server.execute("select pg_reload_conf()");
        return server;
    }

    /**
     * Starts a server on a copy of a base backup, which replays what the archive holds.
     *
     * @param settings further lines of its configuration
     */
    static BackedUpServer restore(Path base, Path archive, Path data, String... settings)
            throws IOException, SQLException, InterruptedException {
        copy(base, data, file -> true);
        Files.createDirectories(data.resolve("pg_wal"));
        Files.createFile(data.resolve("recovery.signal"));
        var lines = "restore_command = 'cp \"%s/%%f\" \"%%p\"'\n%s\n".formatted(archive, String.join("\n", settings));
        Files.writeString(data.resolve("postgresql.auto.conf"), lines, StandardOpenOption.APPEND);
        var server = new BackedUpServer(data, builder(data).start());
        server.await("select not pg_is_in_recovery()");
        return server;
    }

    private static EmbeddedPostgres.Builder builder(Path data) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false) // what a server leaves behind is looked at
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // turned off for tests unless asked for, and then a commit may be lost
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(PATIENCE);
    }

    Connection open() throws SQLException {
        var connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /**
     * Copies the data files of the running server; the write-ahead log they need is in the archive when this returns.
     */
    void backUp(Path base) throws IOException, SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) { // one session, from start to stop
            statement.execute("select pg_backup_start('nightly', fast => true)");
            copy(data, base, file -> !file.startsWith(data.resolve("pg_wal")));
            try (var label = statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => true)")) {
                label.next();
                Files.writeString(base.resolve("backup_label"), label.getString(1));
            }
        }
    }

    /** Ends the current piece of the write-ahead log, and waits until the archive has it. */
    void archiveNow() throws SQLException, InterruptedException {
        String piece;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_walfile_name(pg_switch_wal())")) {
            rows.next();
            piece = rows.getString(1);
        }
        await("select last_archived_wal >= '%s' from pg_stat_archiver".formatted(piece));
    }

    /** What has not been archived yet lies there. */
    Path writeAheadLog() {
        return data.resolve("pg_wal");
    }

    /** As a power cut does. */
    void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private void await(String condition) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var query = connection.prepareStatement(condition)) {
            while (true) {
                try (var rows = query.executeQuery()) {
                    if (rows.next() && rows.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("Waited too long for: " + condition);
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /**
     * Copies files and folders, whatever vanishes meanwhile excepted; PostgreSQL wants folders that nobody else can
     * enter.
     */
    static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!wanted.test(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                var target = to.resolve(from.relativize(folder).toString());
                if (!Files.exists(target)) {
                    Files.createDirectories(
                            target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (wanted.test(file)
                        && !OWN_TO_THE_RUN.contains(file.getFileName().toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE; // the running server has removed it: it is in no backup
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(from)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }
}
