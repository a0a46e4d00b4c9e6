package org.sunseal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole demonstration on ports and in a folder of its own: PostgreSQL, Keycloak, time-stamp authority, seven
 * agents, platform.
 */
class DemonstrationIT {
    private static final int PORTS = 11;
    private static final Duration FIRST_START = Duration.ofMinutes(5);
    private static final Duration LATER_START = Duration.ofMinutes(5);
    private static final Duration END = Duration.ofMinutes(2);
    private static final long POLL_MS = 20;

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private int base;
    private Process demo;
    private Path log;

    @BeforeEach
    void choosePorts() {
        base = IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 30_000))
                .filter(DemonstrationIT::areFree)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void endEverything() throws Exception {
        var family = new HashSet<ProcessHandle>();
        demo.destroy();
        for (var rest = END.toMillis(); demo.isAlive() && rest > 0; rest -= POLL_MS) {
            demo.descendants().forEach(family::add);
            demo.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        }
        demo.destroyForcibly();
        for (var process : family) { // key makers of an interrupted first start still write into the folder
            process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
        }
        http.close();
    }

    @Test
    void a_killed_demonstration_leaves_no_agent_behind_and_the_next_start_loses_nothing() throws Exception {
        start();
        await("first start", this::isComplete, FIRST_START);
        var register = Files.readString(folder.resolve("data/trust.json"));
        await("the agents have made keys", () -> batchesOf(base + 4).contains("B"), FIRST_START);
        var batches = batchesOf(base + 4);

        demo.destroyForcibly().waitFor();

        for (int agent = base + 3; agent < base + PORTS; agent++) {
            var port = agent;
            await("nobody listens on " + port, () -> !listens(port), END);
        }

        start();
        await("second start", this::isComplete, LATER_START);
        assertThat(Files.readString(folder.resolve("data/trust.json"))).isEqualTo(register);
        assertThat(batchesOf(base + 4)).isEqualTo(batches);
        assertThat(get(base, "/demo/crl/1.crl")).isPresent();

        demo.destroy();

        await("everything ended", () -> IntStream.range(base, base + PORTS).noneMatch(DemonstrationIT::listens), END);
    }

    @Test
    void a_second_demonstration_on_the_same_folder_is_refused() throws Exception {
        start();
        await("the folder is taken", () -> Files.exists(folder.resolve("data/run/lock")), END);
        var first = demo;
        var second = launch(folder.resolve("second.log"));

        assertThat(second.waitFor(LATER_START.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isNotZero();
        assertThat(folder.resolve("second.log")).content().contains("Another demonstration is using");
        assertThat(first.isAlive()).isTrue();
    }

    private void start() throws IOException {
        log = folder.resolve("demo.log");
        demo = launch(log);
    }

    private Process launch(Path log) throws IOException {
        var command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-Dsunseal.data=" + folder.resolve("data"),
                "-Dsunseal.demo.port-base=" + base,
                "-Dsunseal.demo.history=false",
                "-Dsunseal.custody.batch-size=8",
                "-Dsunseal.custody.stock-below=4",
                "-jar",
                "target/quarkus-app/quarkus-run.jar");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The platform answers, and every agent does. */
    private boolean isComplete() {
        return demo.isAlive()
                && get(base, "/q/health/live").isPresent()
                && IntStream.range(base + 1, base + PORTS).allMatch(DemonstrationIT::listens);
    }

    /** The batches agent T1 holds shares of, as its status names them. */
    private String batchesOf(int port) {
        return get(port, "/status")
                .map(body -> body.replaceAll("(?s).*\"batches\"\\s*:\\s*(\\[[^]]*]).*", "$1"))
                .orElse("");
    }

    private Optional<String> get(int port, String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // nobody there yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, BooleanSupplier holds, Duration patience) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> what + " did not happen in " + patience + ": " + logged())
                    .isLessThan(deadline);
            Thread.sleep(250);
        }
    }

    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new java.net.Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean areFree(int base) {
        return IntStream.range(base, base + PORTS).allMatch(port -> {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.isBound();
            } catch (IOException e) {
                return false;
            }
        });
    }
}
