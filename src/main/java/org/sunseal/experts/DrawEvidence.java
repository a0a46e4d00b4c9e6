package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedNote;
import org.sunseal.custody.Batches;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.experts.draw.Trace;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.SettledDraw;
import org.sunseal.experts.proof.verify.DrawLayout;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** Puts together what anyone needs to draw again (protocol 8.2-10), without a name in it until the committee is public. */
@ApplicationScoped
public class DrawEvidence {
    private static final String MANUAL = """
            Evidence of an expert draw (TED-1).

            Check everything, the log and the trustees' signatures included:
              sunseal verify draw . --trust trust.json
            Draw again with openssl and sort alone; the output is the seed and a line per step of trace.json:
              sh replay.sh $(sed 's/^/-d /' declines) pool.tsv request.json $(cat sk) $(cat P) $(cat root)
            """;

    /** Evidence that may be had; the log is copied only when it is taken. */
    @FunctionalInterface
    public interface Evidence {
        /** Writes it as a zip file; in no transaction, for a long log takes its time. */
        void writeTo(OutputStream out) throws IOException;
    }

    private final CommitteeDraws draws;
    private final Seats seats;
    private final Experts experts;
    private final FillSeats fill;
    private final DrawReleases releases;
    private final ExpertSecrets secrets;
    private final Batches batches;
    private final Register register;
    private final AuditLog audit;

    DrawEvidence(
            CommitteeDraws draws,
            Seats seats,
            Experts experts,
            FillSeats fill,
            DrawReleases releases,
            ExpertSecrets secrets,
            Batches batches,
            Register register,
            AuditLog audit) {
        this.draws = draws;
        this.seats = seats;
        this.experts = experts;
        this.fill = fill;
        this.releases = releases;
        this.secrets = secrets;
        this.batches = batches;
        this.register = register;
        this.audit = audit;
    }

    /**
     * The trace of a settled draw.
     *
     * @throws Refused {@code no-such-draw}, {@code draw-not-that-far}
     */
    @Transactional
    public byte[] trace(String drawSha256) {
        return trace(settled(drawSha256)).bytes();
    }

    /**
     * Files and log of a settled draw, once its outcome is under the witness quorum: without it the evidence would only
     * look as if something were wrong.
     *
     * @throws Refused {@code no-such-draw}, {@code draw-not-that-far}
     */
    @Transactional
    public Evidence evidence(String drawSha256) {
        var draw = settled(drawSha256);
        var note = audit.tiles().fetch("checkpoint");
        if (!isBelow(Checkpoint.parse(SignedNote.parse(note)).size(), draw)) {
            throw new Refused(
                    ExpertRefusal.DRAW_NOT_THAT_FAR,
                    "The outcome of draw %s is not witnessed yet".formatted(draw.drawId()));
        }
        var files = files(draw);
        return out -> write(files, note, out);
    }

    private boolean isBelow(long size, CommitteeDraw draw) {
        return draw.settledMessage()
                .map(message -> new OpenEntry(SettledDraw.TYPE, message).encode())
                .map(entry -> audit.indexOf(entry).filter(index -> index < size).isPresent())
                .orElse(true); // settled long ago
    }

    /**
     * For the archive, once the result is out: of every draw of a lot the files, below {@code draw-<n>/}, and who was
     * behind the drawn handles.
     */
    @Transactional
    public Map<String, byte[]> files(LotKey lot) {
        var all = new LinkedHashMap<String, byte[]>();
        for (var draw : draws.of(lot)) {
            if (draw.state() == CommitteeDraw.State.SETTLED) {
                files(draw).forEach((name, bytes) -> all.put("draw-%d/%s".formatted(draw.drawSeq(), name), bytes));
                all.put("draw-%d/names.json".formatted(draw.drawSeq()), names(draw));
            }
        }
        return all;
    }

    private void write(Map<String, byte[]> files, byte[] note, OutputStream out) throws IOException {
        var folder = Files.createTempDirectory("sunseal-draw-");
        try {
            LogCopy.write(audit.tiles(), note, folder.resolve(DrawLayout.LOG));
            try (var zip = new ZipOutputStream(out);
                    var copied = Files.walk(folder)) {
                for (var file : files.entrySet()) {
                    zip.putNextEntry(new ZipEntry(file.getKey()));
                    zip.write(file.getValue());
                    zip.closeEntry();
                }
                for (var file : copied.filter(Files::isRegularFile).sorted().toList()) {
                    zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                    Files.copy(file, zip);
                    zip.closeEntry();
                }
            }
        } finally {
            delete(folder);
        }
    }

    private Map<String, byte[]> files(CommitteeDraw draw) {
        var trace = trace(draw);
        var batch = KeyId.parse(draw.announced().keyId()).batch();
        var files = new TreeMap<String, byte[]>();
        files.put(DrawLayout.POOL, draw.poolFile().orElseThrow());
        files.put(DrawLayout.REQUEST, draw.requestFile().orElseThrow());
        files.put(DrawLayout.TRACE, trace.bytes());
        files.put(DrawLayout.DRAW, draw.message());
        files.put(DrawLayout.BATCH, batches.statement(batch));
        files.put(DrawLayout.BATCH_KEYS, batches.get(batch).publicKeys());
        for (var message : releases.of(draw.announced().sha256())) {
            var signed = DrawRelease.parse(message, register.current());
            files.put(DrawLayout.release(signed.trustee().id()), message);
        }
        files.put(DrawLayout.SK, line(trace.drawKey()));
        files.put(DrawLayout.POINT, line(trace.drawPublicKey()));
        files.put(DrawLayout.ROOT, line(trace.checkpointRoot()));
        files.put(
                DrawLayout.DECLINES,
                trace.declines().stream()
                        .map(handle -> handle.hex() + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII));
        files.put(DrawLayout.README, MANUAL.getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** Names and salts of those who were drawn, and of nobody else. */
    private byte[] names(CommitteeDraw draw) {
        var file = draw.privateFile(secrets);
        return CanonicalJson.write(Map.of(
                "v",
                1,
                "drawId",
                draw.drawId(),
                "drawn",
                seats.of(draw).stream()
                        .map(seat -> Map.of(
                                "handle",
                                seat.handle().hex(),
                                "salt",
                                Framing.hex(file.line(seat.handle()).salt()),
                                "expert",
                                seat.expert(secrets).toString(),
                                "name",
                                experts.get(seat.expert(secrets)).name(secrets),
                                "state",
                                seat.state().name()))
                        .toList()));
    }

    private CommitteeDraw settled(String drawSha256) {
        var draw = draws.announcedAs(drawSha256);
        if (draw.state() != CommitteeDraw.State.SETTLED) {
            throw new Refused(ExpertRefusal.DRAW_NOT_THAT_FAR, "Draw %s is not settled".formatted(draw.drawId()));
        }
        return draw;
    }

    private Trace trace(CommitteeDraw draw) {
        return fill.trace(draw, seats.declined(draw));
    }

    private static byte[] line(String hex) {
        return (hex + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
