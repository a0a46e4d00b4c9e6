package org.sunseal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sunseal.cli.scenario.procedure.HistoryState;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteKey;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.kernel.SandboxClock;

/**
 * Introduces everybody to everybody, once: keys for platform, regulator and time-stamp authority, agents that make
 * their own, certificates for all of them, and the register that the regulator signs. Where a history is to be played,
 * everybody's clock begins behind the machine's. The trust file is written last, so a folder that has none is a first
 * start that did not finish, and is begun again.
 */
final class FirstStart {
    private static final int TRUSTEES = 5;
    private static final int OPENING_THRESHOLD = 3;
    private static final int ALLOTMENT_SIGNERS = 4;
    private static final int WITNESS_QUORUM = 5;

    /** Time between two checkpoints (protocol 9.1). */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final int MASTER_KEY_BYTES = 32;

    /** How long ago the history begins: long enough for a tender from registration to archive, and two after it. */
    private static final Duration HISTORY = Duration.ofDays(150);

    /** The regulator signs orders as the organisation of this credit code; it is registered like any other. */
    private static final String REGULATOR_DN =
            "C=CN,O=Sunseal Demo Regulator,SERIALNUMBER=11110000MB0000001Y,CN=Sunseal Demo Regulator";

    private final Settings settings;
    private final Tool tool;
    private final String origin;
    private final DemoKeys keys;

    FirstStart(Settings settings, Tool tool, String origin, Clock clock) {
        this.settings = settings;
        this.tool = tool;
        this.origin = origin;
        var begin = settings.beginsBehind() ? clock.instant().minus(HISTORY) : clock.instant();
        this.keys = new DemoKeys(settings, begin.minus(Duration.ofDays(1)));
    }

    boolean isDone() {
        return Files.exists(settings.trustFile());
    }

    /** Does it all; agents make and enrol their keys side by side on {@code executor}. */
    void run(Executor executor) {
        try {
            forgetHalfAStart();
            var seats = Seat.all(settings);
            var initialised = forEach(seats, executor, this::initialise);
            var platform = makePlatform();
            var regulator = keys.make(file("regulator/regulator.p12"), REGULATOR_DN, Usage.SIGNING);
            var regulatorEncryption =
                    keys.make(file("regulator/regulator-encryption.p12"), REGULATOR_DN, Usage.AGREEMENT);
            var tsa = keys.make(file("tsa/tsa.p12"), "C=CN,O=Sunseal demo,CN=Time-stamp authority", Usage.TIMESTAMP);
            initialised.join();
            var register = new TrusteeRegister(
                    TRUSTEES,
                    OPENING_THRESHOLD,
                    ALLOTMENT_SIGNERS,
                    WITNESS_QUORUM,
                    origin,
                    platform.log(),
                    members(seats),
                    platform.signing(),
                    platform.opening(),
                    regulator.certificate(),
                    regulatorEncryption.certificate(),
                    tsa.certificate(),
                    TICK);
            var trust = new TrustFile(
                    List.of(
                            DemoKeys.authority(settings, 1).certificate(),
                            DemoKeys.authority(settings, 2).certificate()),
                    List.of(regulator.certificateSha256()),
                    register.sign(regulator),
                    List.of());
            var draft = settings.data().resolve("trust.json.draft");
            trust.write(draft);
            forEach(seats, executor, seat -> enrol(seat, draft)).join();
            if (settings.beginsBehind()) {
                setClocksBack(seats);
            }
            Files.move(draft, settings.trustFile(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The first start cannot write to " + settings.data(), e);
        }
    }

    /** Before any of these processes has run, so nobody's clock ever goes back. */
    private void setClocksBack(List<Seat> seats) {
        SandboxClock.beginBehind(settings.platformClock(), HISTORY);
        SandboxClock.beginBehind(settings.timeStampClock(), HISTORY);
        seats.forEach(seat -> SandboxClock.beginBehind(seat.clock(), HISTORY));
        HistoryState.DUE.keep(settings.data());
    }

    private record Platform(X509Certificate signing, X509Certificate opening, NoteKey log) {}

    private Platform makePlatform() {
        var signing = keys.make(file("platform/signing.p12"), "C=CN,O=Sunseal demo,CN=Platform", Usage.SIGNING);
        var opening =
                keys.make(file("platform/opening.p12"), "C=CN,O=Sunseal demo,CN=Opening service", Usage.AGREEMENT);
        var log = Keys.ed25519();
        Keys.writeSecret(file("platform/log.key"), log.getPrivate().getEncoded());
        Keys.writeSecret(file("platform/log.pub"), log.getPublic().getEncoded());
        Keys.writeSecret(file("platform/master.key"), Keys.random(MASTER_KEY_BYTES));
        return new Platform(
                signing.certificate(), opening.certificate(), NoteKey.of(origin, NoteKey.ED25519, log.getPublic()));
    }

    private void initialise(Seat seat) {
        tool.run(
                seat.id(),
                "trustee",
                "init",
                "--home",
                seat.home().toString(),
                "--id",
                seat.id(),
                "--platform",
                settings.platform().toString(),
                "--port",
                Integer.toString(seat.port()),
                "--sandbox");
        certify(seat, "signing", Usage.SIGNING);
        if (seat.trustee()) {
            certify(seat, "encryption", Usage.AGREEMENT);
        }
    }

    private void certify(Seat seat, String use, Usage usage) {
        try {
            var request = Files.readAllBytes(seat.home().resolve("public/" + use + ".csr"));
            var certificate = keys.certify(request, usage);
            Files.writeString(certificateOf(seat, use), Certificates.pem(certificate));
        } catch (IOException e) {
            throw new UncheckedIOException("Agent %s has no certificate request".formatted(seat.id()), e);
        }
    }

    private void enrol(Seat seat, Path trust) {
        var arguments = new ArrayList<>(List.of(
                "trustee",
                "enrol",
                "--home",
                seat.home().toString(),
                "--trust",
                trust.toString(),
                "--signing-cert",
                certificateOf(seat, "signing").toString()));
        if (seat.trustee()) {
            arguments.addAll(List.of(
                    "--encryption-cert", certificateOf(seat, "encryption").toString()));
        }
        tool.run(seat.id(), arguments.toArray(String[]::new));
    }

    private static List<Member> members(List<Seat> seats) throws IOException {
        var members = new ArrayList<Member>();
        for (var seat : seats) {
            var witnessKey = NoteKey.parse(
                    Files.readString(seat.home().resolve("public/witness.vkey"), StandardCharsets.US_ASCII)
                            .strip());
            var signing = certificate(seat, "signing");
            members.add(
                    seat.trustee()
                            ? new Member.Trustee(
                                    seat.id(),
                                    members.size() + 1,
                                    seat.body(),
                                    seat.address(),
                                    signing,
                                    certificate(seat, "encryption"),
                                    witnessKey)
                            : new Member.Witness(seat.id(), seat.body(), seat.address(), signing, witnessKey));
        }
        return members;
    }

    private static X509Certificate certificate(Seat seat, String use) throws IOException {
        return Certificates.parsePem(Files.readAllBytes(certificateOf(seat, use)))
                .getFirst();
    }

    private static Path certificateOf(Seat seat, String use) {
        return seat.home().resolve("public/" + use + ".crt");
    }

    private void forgetHalfAStart() throws IOException {
        Files.deleteIfExists(file(HistoryState.FILE));
        for (var folder : List.of("platform", "regulator", "tsa", "agents")) {
            var half = file(folder);
            if (Files.exists(half)) {
                try (var files = Files.walk(half)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private Path file(String name) {
        return settings.data().resolve(name);
    }

    private static CompletableFuture<Void> forEach(List<Seat> seats, Executor executor, Consumer<Seat> act) {
        return CompletableFuture.allOf(seats.stream()
                .map(seat -> CompletableFuture.runAsync(() -> act.accept(seat), executor))
                .toArray(CompletableFuture[]::new));
    }
}
