package org.sunseal.experts.proof.verify;

import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Lagrange;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.experts.draw.DrawKey;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Pool;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawCase;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.DrawRules;
import org.sunseal.experts.proof.LoggedDecline;
import org.sunseal.experts.proof.LoggedPool;
import org.sunseal.experts.proof.SettledDraw;
import org.sunseal.project.proof.OrdersInForce;

/**
 * Checks a draw offline (protocol 8.2-9 and 8.2-10): first that it was the only one and k trustees let its key go for it,
 * else a thousand could have been logged blind and the best one shown; then that the committee follows.
 */
public final class DrawVerifier {
    private static final Map<String, Function<DrawEvidenceFolder, String>> CHECKS = new LinkedHashMap<>();

    static {
        CHECKS.put("log", DrawVerifier::log);
        CHECKS.put("key", DrawVerifier::key);
        CHECKS.put("only-draw", DrawVerifier::onlyDraw);
        CHECKS.put("pool", DrawVerifier::pool);
        CHECKS.put("countersigned", DrawVerifier::countersigned);
        CHECKS.put("released-for-it", DrawVerifier::released);
        CHECKS.put("seed", DrawVerifier::seed);
        CHECKS.put("declines", DrawVerifier::declines);
        CHECKS.put("committee", DrawVerifier::committee);
        CHECKS.put("outcome", DrawVerifier::outcome);
    }

    private DrawVerifier() {}

    /** Every check with what it found, in order; the draw holds if all are ok. */
    public static List<DrawCheck> verify(Path folder, TrustFile trust) {
        var evidence = new DrawEvidenceFolder(folder, trust.register());
        var found = new ArrayList<DrawCheck>();
        CHECKS.forEach((name, check) -> found.add(run(name, check, evidence)));
        return found;
    }

    private static DrawCheck run(String name, Function<DrawEvidenceFolder, String> check, DrawEvidenceFolder evidence) {
        try {
            return new DrawCheck(name, true, check.apply(evidence));
        } catch (InvalidEvidence e) {
            return new DrawCheck(name, false, e.detail());
        } catch (UncheckedIOException e) { // a file of the log is missing
            return new DrawCheck(name, false, "Missing or unreadable: " + e.getMessage());
        }
    }

    private static String log(DrawEvidenceFolder evidence) {
        evidence.logged();
        return "%d entries lead to a checkpoint the witnesses have seen, the DRAW at %d among them"
                .formatted(evidence.log().size(), evidence.logged().index());
    }

    private static String key(DrawEvidenceFolder evidence) {
        var statement = evidence.read(DrawLayout.BATCH);
        require(
                evidence.log().of("BATCH").stream()
                        .anyMatch(entry -> Arrays.equals(entry.message().der(), statement)),
                "The statement about the key's batch is not in the log");
        evidence.sharing();
        return "Key %s was made by all trustees and allotted to draw %d of lot %s/%s by %d or more"
                .formatted(
                        evidence.draw().keyId(),
                        evidence.draw().drawSeq(),
                        evidence.allotment().tender(),
                        evidence.allotment().lot(),
                        evidence.register().a());
    }

    /** The trustees' own rules over the whole log, and what came after their decision. */
    private static String onlyDraw(DrawEvidenceFolder evidence) {
        var draw = evidence.draw();
        var announced = evidence.announced();
        var all = announced.stream()
                .map(entry -> AnnouncedDraw.read(entry.message().body()))
                .toList();
        var refusals = DrawRules.refuse(new DrawCase(
                Instant.MAX,
                draw,
                evidence.logged().index(),
                evidence.log().size(),
                evidence.allotments(),
                all.stream()
                        .filter(other -> other.keyId().equals(draw.keyId()))
                        .map(AnnouncedDraw::sha256)
                        .collect(Collectors.toSet()),
                evidence.closings(),
                evidence.read(DrawLayout.POOL),
                evidence.read(DrawLayout.REQUEST),
                settledBefore(evidence, evidence.logged().index()).keySet(),
                all,
                evidence.countersignedPools(),
                List.of())); // when each trustee released, no order may have stood against it: see agreeing
        require(refusals.isEmpty(), String.join(". ", refusals));
        var others =
                announced.stream().filter(entry -> isOfLot(evidence, entry)).toList();
        for (var other : others) {
            var another = AnnouncedDraw.read(other.message().body());
            require(
                    another.drawSeq() != draw.drawSeq() || another.sha256().equals(draw.sha256()),
                    "Entry %d announces draw %d of the lot as well".formatted(other.index(), draw.drawSeq()));
            require(
                    another.drawSeq() <= draw.drawSeq()
                            || settledBefore(evidence, other.index()).containsKey(draw.sha256()),
                    "Entry %d announces a further draw before the outcome of this one".formatted(other.index()));
        }
        return "It follows the CLOSE, its key serves no other draw, and the log has %d draw(s) of the lot, each after the"
                        .formatted(others.size())
                + " outcome of the one before";
    }

    private static boolean isOfLot(DrawEvidenceFolder evidence, DrawLog.Logged entry) {
        var mine = evidence.allotment();
        var named = AnnouncedDraw.read(entry.message().body()).allotSha256();
        return evidence.allotments().stream()
                .filter(each -> each.sha256().equals(named))
                .anyMatch(each ->
                        each.tender().equals(mine.tender()) && each.lot().equals(mine.lot()));
    }

    private static String pool(DrawEvidenceFolder evidence) {
        var pool = Pool.parse(evidence.read(DrawLayout.POOL));
        var named = evidence.pools().stream()
                .filter(entry -> entry.index() < evidence.logged().index())
                .map(entry -> LoggedPool.read(entry.message().body()))
                .toList();
        require(named.size() == 1, "The log names %d pools for the draw before it".formatted(named.size()));
        require(
                named.getFirst().poolHash().equals(pool.sha256())
                        && named.getFirst().count() == pool.experts().size(),
                "The pool is not the one in the log");
        return "%d experts, whose names are fixed by file %s"
                .formatted(pool.experts().size(), named.getFirst().privateSha256());
    }

    /** Of the whole log, so that no other pool is put under the draw later. */
    private static String countersigned(DrawEvidenceFolder evidence) {
        var pools = evidence.pools();
        require(!pools.isEmpty(), "The log names no pool for the draw");
        for (var entry : pools) {
            try {
                LoggedPool.countersigned(entry.message(), evidence.register());
            } catch (InvalidEvidence e) {
                throw new InvalidEvidence(e.code(), "Entry %d: %s".formatted(entry.index(), e.detail()), e);
            }
        }
        require(pools.size() == 1, "The log names %d pools for the draw".formatted(pools.size()));
        return "The regulator has signed for who is behind the handles, at %d, before the DRAW"
                .formatted(pools.getFirst().index());
    }

    private static String released(DrawEvidenceFolder evidence) {
        return "Trustees %s released the key for exactly this draw, having seen this log"
                .formatted(enough(evidence).keySet().stream().map(j -> "T" + j).toList());
    }

    private static Map<Integer, BigInteger> enough(DrawEvidenceFolder evidence) {
        var agreeing = agreeing(evidence);
        int k = evidence.register().k();
        require(
                agreeing.size() >= k,
                "%d trustees released the key for this draw, %d must".formatted(agreeing.size(), k));
        return agreeing;
    }

    /**
     * Shares by index of the trustees whose message names this draw and this log, whose share fits, and who saw no order
     * against the lot in that log.
     */
    private static Map<Integer, BigInteger> agreeing(DrawEvidenceFolder evidence) {
        var draw = evidence.draw();
        var sharing = evidence.sharing();
        var lot = evidence.allotment();
        var shares = new TreeMap<Integer, BigInteger>();
        for (var message : evidence.releases()) {
            var signed = DrawRelease.parse(message, evidence.register());
            var release = signed.release();
            if (release.isFor(draw)
                    && release.size() > evidence.logged().index()
                    && evidence.log().rootAt(release.size()).equals(release.root())
                    && OrdersInForce.against(lot.tender(), lot.lot(), evidence.ordersBelow(release.size()))
                            .isEmpty()
                    && sharing.matches(signed.trustee().index(), release.share())) {
                shares.put(signed.trustee().index(), release.share());
            }
        }
        return shares;
    }

    private static String seed(DrawEvidenceFolder evidence) {
        var trace = evidence.trace();
        var shares = new TreeMap<Integer, BigInteger>();
        enough(evidence).entrySet().stream()
                .limit(evidence.register().k())
                .forEach(share -> shares.put(share.getKey(), share.getValue()));
        var key = DrawKey.check(
                Curve.scalar(Lagrange.recombine(shares)),
                Curve.encode(evidence.sharing().key()));
        require(
                trace.drawKey().equals(Framing.hex(key.secret()))
                        && trace.drawPublicKey().equals(Framing.hex(key.point())),
                "The trace names another key than the released one");
        require(
                trace.checkpointRoot()
                        .equals(evidence.log().rootAt(evidence.logged().index() + 1)),
                "The trace names another root than the log's just behind the DRAW");
        return "Key and root are the released and the logged ones; the seed is "
                + trace.seed().hex();
    }

    private static String declines(DrawEvidenceFolder evidence) {
        var sha256 = evidence.draw().sha256();
        var logged = evidence.log().byPlatform(LoggedDecline.TYPE).stream()
                .map(entry -> LoggedDecline.read(entry.message().body()))
                .filter(decline -> decline.drawSha256().equals(sha256))
                .toList();
        require(
                evidence.trace()
                        .declines()
                        .equals(logged.stream().map(LoggedDecline::handle).toList()),
                "The trace has other declines than the log");
        return "%d decline(s), each in the log with its cause".formatted(logged.size());
    }

    private static String committee(DrawEvidenceFolder evidence) {
        var trace = evidence.trace();
        trace.check(Pool.parse(evidence.read(DrawLayout.POOL)), DrawRequest.parse(evidence.read(DrawLayout.REQUEST)));
        return "The %d members follow from seed, pool and request"
                .formatted(trace.result().size());
    }

    private static String outcome(DrawEvidenceFolder evidence) {
        var settled = settledBefore(evidence, evidence.log().size())
                .get(evidence.draw().sha256());
        if (settled == null) {
            throw new InvalidEvidence("check-failed", "The log has no outcome of the draw");
        }
        require(
                settled.traceSha256().equals(Framing.hex(Framing.sha256(evidence.read(DrawLayout.TRACE)))),
                "The trace is not the one whose digest the log's newest outcome has");
        return settled.outcome() + ": " + settled.reason();
    }

    /** The newest outcome of each draw below that index, by digest of the DRAW. */
    private static Map<String, SettledDraw> settledBefore(DrawEvidenceFolder evidence, long index) {
        var settled = new LinkedHashMap<String, SettledDraw>();
        for (var entry : evidence.log().byPlatform(SettledDraw.TYPE)) {
            if (entry.index() < index) {
                var outcome = SettledDraw.read(entry.message().body());
                settled.put(outcome.drawSha256(), outcome);
            }
        }
        return settled;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence("check-failed", otherwise);
        }
    }
}
