package org.sunseal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.sunseal.custody.proof.TrustFile;

/**
 * Command 1 in a folder of its own: the packaged application with PostgreSQL, Keycloak, time-stamp authority and seven
 * agents, each a process, on ports nobody else uses. Stops what it started, by process id.
 */
public final class RunningPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Name and password of the administrator of the identity provider, beyond its realms. */
    static final String IDENTITY_ADMINISTRATOR = "administrator-of-tests";

    private final Path data;
    private final int port;
    private final List<String> options;
    private Process process;

    private RunningPlatform(Path data, int port, List<String> options) {
        this.data = data;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    /**
     * Starts everything with the given data folder, which may be empty, and waits until the platform says it runs.
     *
     * @param options of the Java that runs it, now and after a restart
     */
    public static RunningPlatform start(Path data, String... options) {
        return new RunningPlatform(data.toAbsolutePath(), freeRange(), List.of(options));
    }

    /** Starts the platform again on the same data and ports, after {@link #stop} or {@link #kill}. */
    public void restart() {
        process = launch();
    }

    /** As Ctrl-C does: everything that was started ends. */
    public void stop() {
        process.destroy();
        await(Duration.ofMinutes(2));
    }

    /**
     * As a power cut does for the platform's own process; its database and neighbours are found again by the next
     * start.
     */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The realm the accounts belong to. */
    public URI issuer() {
        return URI.create("http://127.0.0.1:%d/realms/sunseal-demo".formatted(port + 2));
    }

    /** The time-stamp authority, which is no part of the platform. */
    public URI timeStamps() {
        return URI.create("http://127.0.0.1:" + (port + 3));
    }

    /** The database itself, for those who look over the platform's shoulder. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port + 1);
    }

    public Path data() {
        return data;
    }

    public Path trustFile() {
        return data.resolve("trust.json");
    }

    TrustFile trust() {
        try {
            return TrustFile.load(trustFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public String console() {
        return read(data.resolve("console.log"));
    }

    /** Runs the command-line tool as a user would. */
    static ToolRun tool(Duration patience, String... arguments) {
        var command = new ArrayList<>(
                List.of(java(), "-jar", TARGET.resolve("sunseal-cli.jar").toString()));
        command.addAll(List.of(arguments));
        return ToolRun.of(patience, command);
    }

    public static Path applicationJar() {
        return TARGET.resolve("quarkus-app/quarkus-run.jar");
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Process launch() {
        try {
            Files.createDirectories(data);
            var console = data.resolve("console.log");
            Files.deleteIfExists(console);
            var command = new ArrayList<>(List.of(java(), "-Xmx512m", "-Dsunseal.demo.history=false"));
            command.addAll(options);
            command.add("-Dsunseal.data=" + data);
            command.add("-Dsunseal.demo.port-base=" + port);
            command.addAll(List.of("-jar", applicationJar().toString()));
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
            // for its Keycloak, which has no administrator otherwise
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", IDENTITY_ADMINISTRATOR);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", IDENTITY_ADMINISTRATOR);
            var started = EndedWithTests.tether(builder.start());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!read(console).contains("Sunseal runs.")) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroy();
                    throw new IllegalStateException("The platform did not start:\n" + read(console));
                }
                Thread.sleep(200);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The platform did not stop in " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Eleven free ports in a row. */
    static int freeRange() {
        for (int base = 20000 + (int) (ProcessHandle.current().pid() % 500) * 20; base < 60000; base += 20) {
            if (isFree(base)) {
                return base;
            }
        }
        throw new IllegalStateException("No eleven free ports in a row");
    }

    private static boolean isFree(int base) {
        for (int next = base; next < base + 11; next++) {
            try (var socket = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
