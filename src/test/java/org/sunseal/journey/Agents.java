package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.SandboxClock;

/** The five trustees' running processes, as their owners and the public see them. */
record Agents(RunningPlatform platform, TrusteeRegister register) {
    static final List<String> ALL = List.of("T1", "T2", "T3", "T4", "T5");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** An agent looks at every closing once a second: what is not released now was decided against many times. */
    private static final Duration NOTHING_HAPPENS = Duration.ofSeconds(8);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    static Agents of(RunningPlatform platform) {
        return new Agents(platform, platform.trust().register());
    }

    /** What an agent says of itself. */
    Fields status(String agent) {
        var answer = send(HttpRequest.newBuilder(
                register.trustee(agent).orElseThrow().inbox().resolve("/status")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Fields.of(CanonicalJson.readLoosely(answer.body()));
    }

    /** The release rules an agent names against that closing; empty when it released it or knows of no such CLOSE. */
    Set<String> rulesHolding(String agent, String closeSha256) {
        return holds(agent, closeSha256).stream()
                .map(hold -> hold.text("rule"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sentences an agent gives for keeping its shares of that closing. */
    String reasons(String agent, String closeSha256) {
        return holds(agent, closeSha256).stream().map(hold -> hold.text("why")).collect(Collectors.joining("\n"));
    }

    private List<Fields> holds(String agent, String closeSha256) {
        return status(agent).list("holds").stream()
                .filter(hold -> hold.text("closeSha256").equals(closeSha256))
                .toList();
    }

    boolean hasReleased(String agent, String closeSha256) {
        return status(agent).texts("released").contains(closeSha256);
    }

    void awaitRules(List<String> agents, String closeSha256, String... rules) {
        for (var agent : agents) {
            await(() -> rulesHolding(agent, closeSha256).equals(Set.of(rules)), () -> "%s holds %s by %s"
                    .formatted(agent, List.of(rules), reasons(agent, closeSha256)));
        }
    }

    void awaitRelease(List<String> agents, String closeSha256) {
        for (var agent : agents) {
            await(() -> hasReleased(agent, closeSha256), () -> "%s releases, but: %s"
                    .formatted(agent, reasons(agent, closeSha256)));
        }
    }

    /** Waits until every agent has read the log up to that entry. */
    void awaitRead(long index) {
        for (var agent : ALL) {
            await(() -> status(agent).integer("quorumSize") > index, () -> agent + " follows the log to " + index);
        }
    }

    /** Lets so much time pass that a release nothing speaks against would have been seen. */
    void watch() {
        pause(NOTHING_HAPPENS);
    }

    Instant now(String agent) {
        return clock(agent).instant();
    }

    /** Moves an agent's clock by its owner's hand; one that is there already is left alone. */
    void moveClock(List<String> agents, Instant to) {
        for (var agent : agents) {
            forward(clock(agent), to);
        }
    }

    /** Moves the clocks of the time-stamp authority and the two bodies that only witness. */
    void moveBystanders(Instant to) {
        for (var home : List.of("tsa", "agents/W1", "agents/W2")) {
            forward(new SandboxClock(platform.data().resolve(home).resolve("sandbox-clock.json")), to);
        }
    }

    private static void forward(SandboxClock clock, Instant to) {
        if (clock.instant().isBefore(to)) {
            clock.moveTo(to);
        }
    }

    private SandboxClock clock(String agent) {
        return new SandboxClock(platform.data().resolve("agents").resolve(agent).resolve("sandbox-clock.json"));
    }

    /** Posts to the inbox of these agents and nowhere else; each must acknowledge. */
    void deliver(List<String> agents, String box, byte[] message) {
        for (var agent : agents) {
            var answer = post(agent, box, message);
            assertThat(answer.statusCode()).as("%s takes %s", agent, box).isEqualTo(200);
        }
    }

    HttpResponse<byte[]> post(String agent, String box, byte[] message) {
        var inbox = register.trustee(agent).orElseThrow().inbox().resolve("/inbox/" + box);
        return send(HttpRequest.newBuilder(inbox).POST(HttpRequest.BodyPublishers.ofByteArray(message)));
    }

    /** The agent's process stops dead, as when its machine is taken away; the demonstration sees it as running. */
    void halt(List<String> agents) {
        agents.forEach(agent -> signal(agent, "STOP"));
    }

    void wake(List<String> agents) {
        agents.forEach(agent -> signal(agent, "CONT"));
    }

    private void signal(String agent, String signal) {
        try {
            var pid = Files.readAllLines(platform.data().resolve("run").resolve(agent + ".pid"))
                    .getFirst();
            var run = ToolRun.of(Duration.ofSeconds(10), List.of("kill", "-" + signal, pid));
            assertThat(run.exitCode()).as(run.output()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the claim holds. */
    static void await(BooleanSupplier claim, Supplier<String> what) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!claim.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "Waited in vain: " + what.get())
                    .isLessThan(deadline);
            pause(Duration.ofMillis(300));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
