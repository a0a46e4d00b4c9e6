package org.sunseal.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process the demonstration started, now or in an earlier life. Its id is on disk, so the next start finds what a
 * killed one left behind: healthy, it is joined; else it is ended first.
 */
final class Child implements Supervised.Part {
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final ProcessHandle process;
    private final Path log;

    /**
     * The child's standard input while it is our own child; a child on a {@link Leash} lives as long as this is open.
     */
    private final Optional<OutputStream> leash;

    private Child(String name, ProcessHandle process, Path log, Optional<OutputStream> leash) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.leash = leash;
    }

    /**
     * Starts a process, or joins the one an earlier start left running and healthy.
     *
     * @param health answers 200 once the process does its work
     */
    static Child start(
            Settings settings, String name, URI health, List<String> command, Map<String, String> environment) {
        var log = settings.log(name);
        var record = settings.data().resolve("run").resolve(name + ".pid");
        try {
            var earlier = recorded(record);
            if (earlier.isPresent()) {
                var child = new Child(name, earlier.get(), log, Optional.empty());
                if (answers(health)) {
                    return child;
                }
                child.stop();
            }
            if (answers(health)) {
                throw new IllegalStateException(
                        "%s cannot start: something else answers at %s. Stop it, or choose other ports with SUNSEAL_DEMO_PORT_BASE."
                                .formatted(name, health));
            }
            Files.createDirectories(log.getParent());
            Files.createDirectories(record.getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            Files.writeString(record, process.pid() + "\n" + startOf(process.toHandle()) + "\n");
            return new Child(name, process.toHandle(), log, Optional.of(process.getOutputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    /** Waits until the process answers, and says where to look when it does not. */
    void await(URI health, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!answers(health)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("%s ended at its start; the reason is in %s".formatted(name, log));
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s does not answer after %d s; see %s".formatted(name, patience.toSeconds(), log));
            }
            pause();
        }
    }

    @Override
    public CompletableFuture<?> ended() {
        return process.onExit();
    }

    /** Asks the process and its descendants to end, and after a grace period ends them. */
    @Override
    public void stop() {
        var all = Stream.concat(process.descendants(), Stream.of(process)).toList();
        process.destroy();
        try {
            if (leash.isPresent()) {
                leash.get().close();
            }
            process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | IOException e) {
            // ended by force below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    static boolean answers(URI health) {
        try {
            var request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The recorded process, unless it is gone and its id now belongs to a stranger. */
    private static Optional<ProcessHandle> recorded(Path record) throws IOException {
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(record);
        return ProcessHandle.of(Long.parseLong(lines.getFirst()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startOf(process).equals(lines.getLast()));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process", e);
        }
    }
}
