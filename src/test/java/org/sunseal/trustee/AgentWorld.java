package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.platform.FreePort;

/**
 * Five trustees' agents with homes of their own, a platform they dial out to, and everybody's keys. The two bodies that
 * only witness are played by the log itself, so that an agent may be down and the quorum still holds.
 */
final class AgentWorld implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    static final List<String> TRUSTEES = List.of("T1", "T2", "T3", "T4", "T5");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Path folder;
    final Institutions institutions = new Institutions();
    final Signer platformSigning = institutions.platformSigning;
    final Signer openingService = institutions.openingService;
    final Signer regulator = institutions.regulator;
    final Signer agency = institutions.agency;
    final MovableTime platformTime = new MovableTime(NOW);
    final MovableTime stampTime = new MovableTime(NOW);
    final MovableTime standInTime = new MovableTime(NOW);
    final Map<String, MovableTime> agentTime = new HashMap<>();
    final FakePlatform platform;
    final TrusteeRegister register;

    private final Map<String, AgentProcess> agents = new LinkedHashMap<>();
    private final Map<String, List<ClockSource>> clockSources = new HashMap<>();
    final Clock machine = MovableTime.hurried();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread ticker;
    private volatile boolean ticking = true;

    /** Makes homes, register and platform; no agent runs yet. */
    AgentWorld(Path folder) throws IOException {
        this.folder = folder;
        var standIns = Map.of("W1", Keys.ed25519(), "W2", Keys.ed25519());
        var signer = new NoteSigner(Institutions.ORIGIN, institutions.logKey);
        var ports = new HashMap<String, Integer>();
        // the register must name inboxes before they are open
        var server = FreePort.next();
        TRUSTEES.forEach(id -> ports.put(id, FreePort.next()));
        for (var id : TRUSTEES) {
            agentTime.put(id, new MovableTime(NOW));
            new InitialiseAgent(Clock.fixed(Institutions.FROM, ZoneOffset.UTC))
                    .initialise(
                            home(id),
                            new AgentSettings(
                                    id, URI.create("http://127.0.0.1:" + server), ports.get(id), false, List.of()));
        }
        var certificates = new HashMap<String, X509Certificate>();
        register = institutions.register(this::home, standIns, ports, certificates);
        platform = new FakePlatform(register, new FakeLog(signer, register.quorum(), standIns, standInTime), server);
        var trust = new TrustFile(
                List.of(institutions.authority.certificate()),
                List.of(Certificates.sha256(regulator.certificate())),
                register.sign(regulator),
                List.of());
        for (var id : TRUSTEES) {
            new EnrolAgent()
                    .enrol(home(id), trust.encode(), certificates.get(id), certificates.get(id + " encryption"));
        }
        platform.log.tick();
        ticker = Thread.ofPlatform().daemon().start(this::tick);
    }

    /** A world in which all five agents run. */
    static AgentWorld running(Path folder) throws IOException {
        var world = new AgentWorld(folder);
        TRUSTEES.forEach(world::start);
        return world;
    }

    Path home(String id) {
        return folder.resolve(id);
    }

    void start(String id) {
        var clock = new ClockSources(agentTime.get(id), machine, clockSources.getOrDefault(id, List.of()));
        agents.put(
                id,
                AgentProcess.start(
                        AgentHome.open(home(id)), clock, machine, AgentProcess.httpClient(), Duration.ofMillis(30)));
    }

    void stop(String id) {
        var agent = agents.remove(id);
        if (agent != null) {
            agent.close();
        }
    }

    boolean runs(String id) {
        return agents.containsKey(id);
    }

    void compareClock(String id, ClockSource source) {
        clockSources.put(id, List.of(source));
    }

    /** Every clock there is. */
    void allClocksTo(Instant instant) {
        platformTime.moveTo(instant);
        stampTime.moveTo(instant);
        standInTime.moveTo(instant);
        agentTime.values().forEach(clock -> clock.moveTo(instant));
    }

    /** Stops making checkpoints of its own accord; none comes after this returns. */
    void holdLog() {
        ticking = false;
        try {
            assertThat(ticker.join(PATIENCE)).as("the log stands still").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long log(String type, byte[] message) {
        return platform.log.append(new OpenEntry(type, message).encode());
    }

    /** A time-stamp of the register's authority by its own clock. */
    byte[] stamp(byte[] message) {
        return institutions.stamp(message, stampTime.instant());
    }

    Signer certified(String dn, Usage usage) {
        return institutions.certified(dn, usage);
    }

    HttpResponse<byte[]> post(String agent, String path, byte[] body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(agents.get(agent).inbox().resolve(path))
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Fields status(String agent) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(agents.get(agent).inbox().resolve("/status"))
                            .build(),
                    BodyHandlers.ofByteArray());
            return Fields.of(CanonicalJson.readLoosely(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rules that hold this closing at that agent. */
    List<String> rulesHolding(String agent, String closeSha256) {
        return status(agent).list("holds").stream()
                .filter(hold -> hold.text("closeSha256").equals(closeSha256))
                .map(hold -> hold.text("rule"))
                .distinct()
                .toList();
    }

    void awaitHold(String agent, String closeSha256, String... rules) {
        await(
                () -> rulesHolding(agent, closeSha256).equals(List.of(rules)),
                () -> agent + " holds for " + status(agent).members());
    }

    /** Waits until exactly these released, and then a little for one more that must not. */
    void awaitReleasedBy(String closeSha256, List<String> trustees) {
        await(
                () -> platform.releasedBy(closeSha256).containsAll(trustees),
                () -> platform.releasedBy(closeSha256) + " "
                        + TRUSTEES.stream()
                                .filter(agents::containsKey)
                                .map(id -> status(id).members().toString())
                                .toList());
        assertThat(platform.releasedBy(closeSha256)).isEqualTo(trustees);
    }

    void await(BooleanSupplier condition) {
        await(
                condition,
                () -> "it did not come to pass; "
                        + TRUSTEES.stream()
                                .filter(agents::containsKey)
                                .map(id -> status(id).members().toString())
                                .toList());
    }

    void await(BooleanSupplier condition, Supplier<String> otherwise) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(otherwise).isLessThan(until);
            rest();
        }
    }

    /** Until every running agent has looked at the log as it is now and been round its desk. */
    void awaitEverybodyUpToDate() {
        long size = platform.log.size();
        agents.keySet().forEach(id -> await(() -> status(id).integer("quorumSize") >= size));
        rest();
        rest();
    }

    /** Until that agent has taken in the log as it is, which stands still now. */
    void awaitQuiet(String id) {
        rest();
        rest();
        await(() -> replicaSize(id) == platform.log.checkpointSize());
        rest();
        rest();
    }

    private long replicaSize(String id) {
        return Math.max(status(id).integer("cosignedSize"), status(id).integer("quorumSize"));
    }

    @Override
    public void close() {
        ticking = false;
        List.copyOf(agents.keySet()).forEach(this::stop);
        platform.close();
    }

    private void tick() {
        while (ticking) {
            platform.log.tick();
            IntStream.range(0, 4).forEach(i -> rest());
        }
    }

    private static void rest() {
        try {
            Thread.sleep(25);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
