package org.sunseal.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL out of a jar, kept in a data folder. It survives a killed parent, so the next start joins it by its
 * {@code postmaster.pid}.
 */
final class EmbeddedDatabase implements Supervised.Part {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LOOPBACK_TIMEOUT_MS = 500;

    private final Path folder;
    private final int port;
    private final Path log;
    private @Nullable EmbeddedPostgres own;

    EmbeddedDatabase(Settings settings) {
        this.folder = settings.data().resolve("pg");
        this.port = settings.ports().database();
        this.log = settings.log("postgres");
    }

    /** Starts or joins the server, also after it was killed. */
    EmbeddedDatabase start() {
        try {
            if (own != null) {
                own.close(); // lets go of the data folder
                own = null;
            }
            if (join()) {
                return this;
            }
            if (listens()) {
                throw new IllegalStateException(
                        "PostgreSQL cannot start: port %d is taken. Stop what uses it, or choose other ports with SUNSEAL_DEMO_PORT_BASE."
                                .formatted(port));
            }
            Files.createDirectories(log.getParent());
            var binaries = folder.resolveSibling("pg-binaries");
            Files.createDirectories(binaries);
            own = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    // zonky is made for tests and turns both off; what is kept here must survive a power cut
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setPGStartupWait(PATIENCE)
                    .start();
            return this;
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start; the reason is in " + log, e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    @Override
    public CompletableFuture<?> ended() {
        try {
            return postmaster()
                    .<CompletableFuture<?>>map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
        } catch (IOException e) {
            throw new UncheckedIOException("It cannot be told whether PostgreSQL runs", e);
        }
    }

    /** Stops the server, whether this process started it or joined it. */
    @Override
    public void stop() {
        try {
            if (own != null) {
                own.close();
                return;
            }
            var server = postmaster();
            if (server.isPresent()) {
                // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that may never leave
                new ProcessBuilder("kill", "-INT", Long.toString(server.get().pid()))
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean join() throws IOException {
        if (postmaster().isEmpty()) {
            forgetStranger();
            return false;
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) { // it may still be recovering
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The PostgreSQL of %s runs but does not answer on port %d".formatted(folder, port));
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while PostgreSQL recovers", e);
            }
        }
        return true;
    }

    /**
     * After a crash of the machine the recorded id may be a stranger's, which PostgreSQL would take for itself. The
     * record of a process that is simply gone stays: it names the shared memory that backends of a killed server may
     * still be using, and PostgreSQL does not start beside them.
     */
    private void forgetStranger() throws IOException {
        if (recorded().isPresent()) {
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
        }
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        return recorded()
                .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
    }

    private Optional<ProcessHandle> recorded() throws IOException {
        var file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .filter(ProcessHandle::isAlive);
    }

    private boolean listens() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LOOPBACK_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
