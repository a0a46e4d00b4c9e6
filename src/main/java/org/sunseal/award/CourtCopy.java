package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.sunseal.award.proof.Manifest;
import org.sunseal.custody.Register;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.opening.PutTogetherEvidence;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotRound;
import org.sunseal.project.Lots;

/**
 * A copy of an archive for a court: the package as it was filed, the openings with every key and share, the tool that
 * checks all of it without a network, and how to use it.
 */
@ApplicationScoped
public class CourtCopy {
    private final ArchiveLot archives;
    private final Lots lots;
    private final ClosedRounds closed;
    private final PutTogetherEvidence evidence;
    private final Blobs blobs;
    private final Register register;
    private final PlatformKeys keys;
    private final AwardConfig config;
    private final Clock clock;

    CourtCopy(
            ArchiveLot archives,
            Lots lots,
            ClosedRounds closed,
            PutTogetherEvidence evidence,
            Blobs blobs,
            Register register,
            PlatformKeys keys,
            AwardConfig config,
            Clock clock) {
        this.archives = archives;
        this.lots = lots;
        this.closed = closed;
        this.evidence = evidence;
        this.blobs = blobs;
        this.register = register;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** A copy that may be had; put together while it is written. */
    @FunctionalInterface
    public interface Copy {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The copy of an archived lot.
     *
     * @throws Refused {@code not-archived}, or {@code verifier-missing}
     */
    public Copy of(LotKey key) {
        var archive = QuarkusTransaction.requiringNew().call(() -> archives.get(key));
        var lot = QuarkusTransaction.requiringNew().call(() -> lots.get(key));
        var verifier = config.verifierJar()
                .filter(Files::isReadable)
                .orElseThrow(() -> new Refused(
                        AwardRefusal.VERIFIER_MISSING, "sunseal.award.verifier-jar names no file that can be read"));
        return out -> write(out, lot, archive, verifier);
    }

    private void write(OutputStream out, Lot lot, LotArchive archive, Path verifier) throws IOException {
        var key = lot.key();
        try (var copy = new PackageWriter(out)) {
            copy.put("README.txt", Readme.court(key).getBytes(StandardCharsets.UTF_8));
            try (var filed = blobs.read(archive.packageSha256())) {
                copy.put("archive.zip", filed);
            }
            for (var round : lot.rounds()) {
                if (round.state() == LotRound.State.OPENED
                        && closed.of(key.tender(), key.lot(), round.round()).isPresent()) {
                    var found = evidence.forTheRegulator(key.tender(), key.lot(), round.round());
                    copy.put("opening/round-%d.zip".formatted(round.round()), found::writeTo);
                }
            }
            copy.put("trust.json", trust());
            try (var tool = Files.newInputStream(verifier)) {
                copy.put("sunseal-cli.jar", tool);
            }
            var filed = archive.manifest();
            copy.finish(
                    listed -> new Manifest(
                            key.tender(),
                            key.lot(),
                            filed.retention(),
                            filed.retainUntil(),
                            listed,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                    keys.signer());
        }
    }

    private byte[] trust() throws IOException {
        var file = Files.createTempFile("sunseal-trust-", ".json");
        try {
            register.trust().write(file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
