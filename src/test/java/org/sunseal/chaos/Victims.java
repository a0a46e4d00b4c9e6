package org.sunseal.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.journey.RunningPlatform;

/**
 * The processes of one demonstration, killed with SIGKILL by the ids it recorded itself, and waited for until they are
 * back.
 */
final class Victims {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(200);

    private final RunningPlatform platform;
    private final TrusteeRegister register;
    private final RandomGenerator random;
    private final long started = System.nanoTime();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    Victims(RunningPlatform platform, TrusteeRegister register, RandomGenerator random) {
        this.platform = platform;
        this.register = register;
        this.random = random;
    }

    /** Kills some agents at once and waits until the demonstration has started each of them again. */
    void agents(List<String> ids) {
        var dead = ids.stream().map(id -> agent(id).orElseThrow()).toList();
        say("agents " + ids);
        dead.forEach(ProcessHandle::destroyForcibly);
        for (int i = 0; i < dead.size(); i++) {
            var id = ids.get(i);
            var before = dead.get(i).pid();
            await(
                    id + " is back",
                    () -> agent(id).filter(now -> now.pid() != before).isPresent()
                            && answers(inbox(id).resolve("/status")));
        }
    }

    /** Kills the server's first process: its children end by themselves, and the demonstration starts it again. */
    void postmaster() {
        var dead = recordedPostmaster().orElseThrow();
        say("PostgreSQL");
        dead.destroyForcibly();
        await(
                "another PostgreSQL runs",
                () -> recordedPostmaster()
                                .map(ProcessHandle::pid)
                                .filter(pid -> pid != dead.pid())
                                .isPresent()
                        && isReady());
    }

    /** Kills one process that serves a connection or a chore: the server ends all others and recovers from its log. */
    void backend() {
        var children = recordedPostmaster().orElseThrow().children().toList();
        var dead = children.get(random.nextInt(children.size()));
        say("a process of PostgreSQL");
        dead.destroyForcibly();
        await("it is gone", () -> !dead.isAlive());
        await("PostgreSQL has recovered", this::isReady);
    }

    /** Kills the platform itself; its agents end with it, its database goes on and is found by the next start. */
    void platform() {
        say("the platform");
        platform.kill();
        platform.restart();
    }

    private void say(String what) {
        System.out.printf("[%4d s] SIGKILL: %s%n", (System.nanoTime() - started) / 1_000_000_000, what);
    }

    private boolean isReady() {
        return answers(platform.uri().resolve("/api/time"))
                && answers(platform.uri().resolve("/api/tender-projects"));
    }

    private URI inbox(String id) {
        return register.members().stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow()
                .inbox();
    }

    private Optional<ProcessHandle> agent(String id) {
        return recorded(platform.data().resolve("run").resolve(id + ".pid"));
    }

    private Optional<ProcessHandle> recordedPostmaster() {
        return recorded(platform.data().resolve("pg/postmaster.pid"));
    }

    /** The living process a file names; nothing while the file is being written. */
    private static Optional<ProcessHandle> recorded(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(pid -> !pid.isEmpty())
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(String what, Condition condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within %s: %s".formatted(PATIENCE, what));
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
