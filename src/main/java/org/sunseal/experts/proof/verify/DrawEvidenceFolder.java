package org.sunseal.experts.proof.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.BatchKeys;
import org.sunseal.custody.proof.BatchStatement;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.experts.draw.Trace;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawCase;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.project.proof.Order;

/** The files about one draw, each read at most once; one that is not there fails whatever needs it. */
final class DrawEvidenceFolder {
    private static final long LARGEST = 64L << 20;

    private final Path root;
    private final TrusteeRegister register;
    private @Nullable DrawLog log;

    DrawEvidenceFolder(Path root, TrusteeRegister register) {
        this.root = root;
        this.register = register;
    }

    TrusteeRegister register() {
        return register;
    }

    byte[] read(String name) {
        var file = root.resolve(name);
        try {
            if (Files.size(file) > LARGEST) {
                throw new InvalidEvidence("check-failed", name + " is too large to be evidence");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidEvidence("missing-evidence", name + " is missing", e);
        } catch (IOException e) {
            throw new InvalidEvidence("missing-evidence", name + " cannot be read", e);
        }
    }

    /** Every release in the folder. */
    List<byte[]> releases() {
        try (var files = Files.list(root.resolve(DrawLayout.RELEASES))) {
            return files.map(file -> read(DrawLayout.RELEASES + "/" + file.getFileName()))
                    .toList();
        } catch (IOException e) {
            throw new InvalidEvidence("missing-evidence", DrawLayout.RELEASES + " cannot be read", e);
        }
    }

    DrawLog log() {
        var known = log;
        if (known == null) {
            known = DrawLog.read(root.resolve(DrawLayout.LOG), register);
            log = known;
        }
        return known;
    }

    /** The draw the folder is about, as its own file says; {@link #logged} finds it in the log. */
    AnnouncedDraw draw() {
        return AnnouncedDraw.read(SignedMessage.parse(read(DrawLayout.DRAW)).body());
    }

    DrawLog.Logged logged() {
        var message = read(DrawLayout.DRAW);
        return announced().stream()
                .filter(entry -> Arrays.equals(entry.message().der(), message))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", "draw.p7 is no DRAW in the log"));
    }

    /** Every readable DRAW of the platform. */
    List<DrawLog.Logged> announced() {
        return log().byPlatform(AnnouncedDraw.TYPE).stream()
                .filter(entry ->
                        read(() -> AnnouncedDraw.read(entry.message().body())).isPresent())
                .toList();
    }

    /** Every POOL that names the draw, whoever signed it. */
    List<DrawLog.Logged> pools() {
        var drawId = draw().drawId();
        return log().of(LoggedPool.TYPE).stream()
                .filter(entry -> read(() -> LoggedPool.read(entry.message().body()))
                        .filter(pool -> pool.drawId().equals(drawId))
                        .isPresent())
                .toList();
    }

    /** Those of them that platform and regulator have signed. */
    List<DrawCase.CountersignedPool> countersignedPools() {
        return pools().stream()
                .flatMap(entry -> read(() -> LoggedPool.countersigned(entry.message(), register))
                        .map(pool -> new DrawCase.CountersignedPool(pool, entry.index()))
                        .stream())
                .toList();
    }

    /** Every order of the regulator below that index. */
    List<Order> ordersBelow(long index) {
        return log().of("ORDER").stream()
                .filter(entry -> entry.index() < index)
                .flatMap(entry -> read(() -> Order.parse(entry.message().der(), register)).stream())
                .toList();
    }

    /** Every allotment enough trustees signed. */
    List<Allotment> allotments() {
        return log().of("ALLOT").stream()
                .flatMap(entry -> read(() -> Allotment.parse(entry.message().der(), register)).stream())
                .toList();
    }

    Allotment allotment() {
        var named = draw().allotSha256();
        return allotments().stream()
                .filter(each -> each.sha256().equals(named))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence(
                        "check-failed", "The log has no allotment %s with enough signatures".formatted(named)));
    }

    /** Every CLOSE of the platform. */
    List<DrawCase.ClosedBefore> closings() {
        var closings = new ArrayList<DrawCase.ClosedBefore>();
        for (var entry : log().byPlatform("CLOSE")) {
            read(() -> {
                        var body = Fields.read(entry.message().body());
                        return new DrawCase.ClosedBefore(
                                Framing.hex(Framing.sha256(entry.message().body())),
                                body.id("tender"),
                                body.id("lot"),
                                body.smallInteger("round"),
                                entry.index());
                    })
                    .ifPresent(closings::add);
        }
        return closings;
    }

    BatchStatement batch() {
        return BatchStatement.parse(read(DrawLayout.BATCH), register);
    }

    /** The commitments of the draw key, out of the batch all trustees signed. */
    Sharing sharing() {
        var key = KeyId.parse(draw().keyId());
        var batch = batch();
        if (!batch.batch().equals(key.batch()) || key.keyNo() >= batch.count()) {
            throw new InvalidEvidence("check-failed", "The batch statement is not about key " + key);
        }
        return BatchKeys.parse(read(DrawLayout.BATCH_KEYS), batch).sharing(key.keyNo());
    }

    Trace trace() {
        return Trace.parse(read(DrawLayout.TRACE));
    }

    /** What cannot be read binds nobody. */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (InvalidEvidence e) {
            return Optional.empty();
        }
    }
}
