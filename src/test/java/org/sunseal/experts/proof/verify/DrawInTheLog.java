package org.sunseal.experts.proof.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sunseal.audit.proof.LogCopy;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.Lagrange;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.experts.draw.DrawKey;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Handle;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.draw.PooledExpert;
import org.sunseal.experts.draw.Trace;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.SettledDraw;
import org.sunseal.opening.WitnessedLog;
import org.sunseal.opening.proof.Closing;
import org.sunseal.project.proof.Order;

/** A draw from its key to its outcome in a log of its own; a test logs what it wants in between. */
final class DrawInTheLog {
    static final Instant OPEN_AT = Instant.parse("2026-03-02T01:30:00Z");
    private static final String TENDER = "T-1";

    final FiveTrustees five = new FiveTrustees();
    private final WitnessedLog log = new WitnessedLog(five, OPEN_AT.plusSeconds(9));
    private final FiveTrustees.Batch batch = five.batch("b1", 1);
    private final Allotment allotment =
            new Allotment("b1", 0, 1, Allotment.Purpose.DRAW, TENDER, "1", 1, "aa".repeat(32), OPEN_AT, 1);
    private final Pool pool = new Pool(IntStream.range(0, 5)
            .mapToObj(i -> new PooledExpert(new Handle("%032x".formatted(i)), Set.of("C03"), "310000", "e" + i, 0))
            .toList());
    private final DrawRequest request = new DrawRequest(
            "draw-1",
            TENDER,
            List.of(new DrawRequest.Slot("S1", "C03", DrawRequest.ANYWHERE, 3)),
            Set.of(),
            Set.of(),
            9,
            9,
            Set.of());
    private final AnnouncedDraw draw;
    private final byte[] message;
    private final List<byte[]> releases = new ArrayList<>();
    private String rootOfDraw = "";

    /** Key and CLOSE are in the log. */
    DrawInTheLog() {
        log("BATCH", batch.statement());
        log("ALLOT", five.signed(allotment, 1, 2, 3, 4));
        var closing = new Closing(
                TENDER, "1", 1, OPEN_AT, "aa".repeat(32), 0, "bb".repeat(32), List.of(), log.size(), log.rootHex());
        log("CLOSE", SignedMessage.sign(closing.body(), five.platform()));
        draw = new AnnouncedDraw(
                "draw-1",
                1,
                "b1.0",
                allotment.sha256(),
                pool.sha256(),
                request.sha256(),
                Framing.hex(Framing.sha256(closing.body())));
        message = SignedMessage.sign(draw.body(), five.platform());
    }

    void log(String type, byte[] signed) {
        log.append(new OpenEntry(type, signed).encode());
    }

    void logPool(String privateSha256, Signer... signers) {
        var named = new LoggedPool("draw-1", pool.sha256(), pool.experts().size(), privateSha256);
        log(LoggedPool.TYPE, SignedMessage.sign(named.body(), signers));
    }

    void logOrder(Order order) {
        log("ORDER", order.sign(five.regulator()));
    }

    static Order suspension() {
        return Order.suspend(TENDER, "1", OPEN_AT, "looked into");
    }

    void announce() {
        log(AnnouncedDraw.TYPE, message);
        rootOfDraw = log.rootHex();
    }

    /** Three trustees release, by the log as it is; what they released before is gone. */
    void release() {
        releases.clear();
        for (int j = 1; j <= 3; j++) {
            releases.add(DrawRelease.of("T" + j, draw, log.size(), log.rootHex(), share(j))
                    .sign(five.signing(j)));
        }
    }

    /** Logs the outcome and writes the evidence. */
    List<DrawCheck> settleAndVerify(Path folder) throws IOException {
        var trace = trace();
        var settled = new SettledDraw(
                draw.sha256(), SettledDraw.COMPLETE, "Every seat is taken", Framing.hex(Framing.sha256(trace.bytes())));
        log(SettledDraw.TYPE, SignedMessage.sign(settled.body(), five.platform()));
        Files.createDirectories(folder.resolve(DrawLayout.RELEASES));
        Files.write(folder.resolve(DrawLayout.POOL), pool.bytes());
        Files.write(folder.resolve(DrawLayout.REQUEST), request.bytes());
        Files.write(folder.resolve(DrawLayout.TRACE), trace.bytes());
        Files.write(folder.resolve(DrawLayout.DRAW), message);
        Files.write(folder.resolve(DrawLayout.BATCH), batch.statement());
        Files.write(folder.resolve(DrawLayout.BATCH_KEYS), batch.keys().bytes());
        for (int i = 0; i < releases.size(); i++) {
            Files.write(folder.resolve(DrawLayout.release("T" + (i + 1))), releases.get(i));
        }
        LogCopy.write(log, log.note(), folder.resolve(DrawLayout.LOG));
        return DrawVerifier.verify(folder, trust());
    }

    private Trace trace() {
        var shares = new TreeMap<Integer, BigInteger>();
        for (int j = 1; j <= 3; j++) {
            shares.put(j, share(j));
        }
        var key = DrawKey.check(
                Curve.scalar(Lagrange.recombine(shares)),
                Curve.encode(batch.keys().sharing(0).key()));
        return Trace.of(key, pool, request, Framing.unhex(rootOfDraw), Map.of(), List.of());
    }

    private BigInteger share(int j) {
        return batch.shares().get(j - 1).getFirst();
    }

    private TrustFile trust() {
        return new TrustFile(
                List.of(five.authority().certificate()),
                List.of(Certificates.sha256(five.regulator().certificate())),
                five.register().sign(five.regulator()),
                List.of());
    }
}
