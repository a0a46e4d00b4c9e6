package org.sunseal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sunseal.journey.EndedWithTests;
import org.sunseal.journey.RunningPlatform;

/**
 * The same application once more, by configuration only: the database, keys, objects, identity provider and time-stamp
 * authority of a running platform, and a port of its own. Stops what it started, by process id.
 */
final class SecondReplica implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String RUNS = "Listening on:";

    private final RunningPlatform first;
    private final Path folder;
    private final int port;
    private Process process;

    private SecondReplica(RunningPlatform first, Path folder) {
        this.first = first;
        this.folder = folder;
        this.port = freePort();
        this.process = launch();
    }

    static SecondReplica beside(RunningPlatform first, Path folder) {
        return new SecondReplica(first, folder);
    }

    int port() {
        return port;
    }

    /** SIGKILL, and the same again on the same port. */
    void killAndRestart() {
        process.destroyForcibly();
        await();
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The second replica did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(RunningPlatform.java(), "-Xmx512m"));
        settings().forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
        command.addAll(List.of("-jar", RunningPlatform.applicationJar().toString()));
        try {
            Files.createDirectories(folder);
            var console = folder.resolve("console.log");
            Files.deleteIfExists(console);
            var started = EndedWithTests.tether(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(console.toFile())
                    .start());
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!read(console).contains(RUNS)) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroy();
                    throw new IllegalStateException("The second replica did not start:\n" + read(console));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What an operator would set for a replica; the demonstration starts nothing that is named here. */
    private Map<String, String> settings() {
        var data = first.data();
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.http.port", Integer.toString(port));
        settings.put("quarkus.datasource.jdbc.url", first.jdbcUrl());
        settings.put("quarkus.oidc.auth-server-url", first.issuer().toString());
        settings.put("sunseal.tsa-url", first.timeStamps().toString());
        settings.put("sunseal.trust-file", first.trustFile().toString());
        settings.put("sunseal.data", folder.toString());
        settings.put("sunseal.objects", data.resolve("objects").toString());
        settings.put(
                "sunseal.platform.keystore",
                data.resolve("platform/signing.p12").toString());
        settings.put(
                "sunseal.opening.keystore", data.resolve("platform/opening.p12").toString());
        settings.put("sunseal.log.key", data.resolve("platform/log.key").toString());
        settings.put("sunseal.master-key", data.resolve("platform/master.key").toString());
        settings.put("sunseal.crl.folder", data.resolve("crl").toString());
        settings.put(
                "sunseal.sandbox.clock-file",
                data.resolve("platform/sandbox-clock.json").toString());
        return settings;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
