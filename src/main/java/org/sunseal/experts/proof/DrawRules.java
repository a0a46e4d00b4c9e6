package org.sunseal.experts.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.draw.Pool;
import org.sunseal.project.proof.OrdersInForce;

/**
 * When a trustee may release its share of a draw key: only if no rule of protocol 8.2-4, 8.2-9 and 5.9 R4 says no. The list below
 * is the regulation; each rule answers alone, so that a waiting trustee can name everything it waits for.
 */
public final class DrawRules {
    private static final List<Function<DrawCase, List<String>>> RULES = List.of(
            DrawRules::keyIsAllottedToThisDrawAlone,
            DrawRules::notBeforeTheFirstOpening,
            DrawRules::theOnlyDrawWithThisKey,
            DrawRules::closeComesFirst,
            DrawRules::poolAndRequestAreTheLoggedOnes,
            DrawRules::theRegulatorVouchesForThePool,
            DrawRules::noOrderAgainstTheLot,
            DrawRules::drawBeforeItIsSettled);

    private DrawRules() {}

    /** Every reason to keep the share, each a sentence; an empty list means it is released. */
    public static List<String> refuse(DrawCase draw) {
        return RULES.stream().flatMap(rule -> rule.apply(draw).stream()).toList();
    }

    private static List<String> keyIsAllottedToThisDrawAlone(DrawCase seen) {
        var draw = seen.draw();
        var named = seen.allotment();
        if (named.isEmpty()) {
            return List.of("No allotment %s with enough signatures is in the log".formatted(draw.allotSha256()));
        }
        var allotment = named.get();
        var no = new ArrayList<String>();
        if (!allotment.isForDraw(allotment.tender(), allotment.lot(), draw.drawSeq())) {
            no.add("The allotment is for another purpose or draw, or holds more than one key");
        }
        if (!allotment.contains(draw.keyId())) {
            no.add("Key %s is outside the allotment".formatted(draw.keyId()));
        }
        for (var other : seen.allotments()) {
            if (!other.sha256().equals(allotment.sha256())) {
                if (other.overlaps(allotment)) {
                    no.add("The key is allotted to %s/%s, round %d, as well"
                            .formatted(other.tender(), other.lot(), other.round()));
                }
                if (other.isOfRound(allotment)) {
                    no.add("The draw has another key, by allotment " + other.sha256());
                }
            }
        }
        return no;
    }

    private static List<String> notBeforeTheFirstOpening(DrawCase seen) {
        return seen
                .allotment()
                .map(Allotment::firstOpenAt)
                .filter(seen.now()::isBefore)
                .map(openAt -> "It is %s here, and the lot opens at %s"
                        .formatted(Times.format(seen.now()), Times.format(openAt)))
                .stream()
                .toList();
    }

    private static List<String> theOnlyDrawWithThisKey(DrawCase seen) {
        var no = new ArrayList<String>();
        if (seen.index() >= seen.quorumSize()) {
            no.add("DRAW stands at %d, and the witness quorum reaches only to size %d"
                    .formatted(seen.index(), seen.quorumSize()));
        }
        if (seen.drawsWithKey().size() > 1) {
            no.add("Key %s is named by several draws: %s"
                    .formatted(seen.draw().keyId(), new TreeSet<>(seen.drawsWithKey())));
        }
        return no;
    }

    private static List<String> closeComesFirst(DrawCase seen) {
        var close = seen.closings().stream()
                .filter(each -> each.sha256().equals(seen.draw().closeSha256()))
                .filter(each -> each.index() < seen.index())
                .findFirst();
        if (close.isEmpty()) {
            return List.of("CLOSE %s does not stand in the log before the DRAW"
                    .formatted(seen.draw().closeSha256()));
        }
        var closed = close.get();
        var no = new ArrayList<String>();
        if (seen.allotment()
                .filter(each ->
                        each.tender().equals(closed.tender()) && each.lot().equals(closed.lot()))
                .isEmpty()) {
            no.add("CLOSE %s is of another lot".formatted(closed.sha256()));
        }
        if (seen.closings().stream()
                .anyMatch(other -> !other.sha256().equals(closed.sha256())
                        && other.tender().equals(closed.tender())
                        && other.lot().equals(closed.lot())
                        && other.round() == closed.round())) {
            no.add("The round was closed more than once");
        }
        return no;
    }

    private static List<String> poolAndRequestAreTheLoggedOnes(DrawCase seen) {
        var draw = seen.draw();
        var no = new ArrayList<String>();
        no.addAll(read("pool", seen.pool(), draw.poolHash(), Pool::parse));
        no.addAll(read("request", seen.request(), draw.requestHash(), bytes -> {
            var asked = DrawRequest.parse(bytes);
            if (!asked.drawId().equals(draw.drawId())
                    || seen.allotment()
                            .filter(each -> each.tender().equals(asked.tender()))
                            .isEmpty()) {
                throw new InvalidEvidence("wrong-request", "it is of another draw or tender");
            }
        }));
        return no;
    }

    private static List<String> read(String what, byte[] held, String sha256, Consumer<byte[]> reading) {
        if (!Framing.hex(Framing.sha256(held)).equals(sha256)) {
            return List.of("The %s with hash %s is not held here".formatted(what, sha256));
        }
        try {
            reading.accept(held);
            return List.of();
        } catch (InvalidEvidence e) {
            return List.of("The %s cannot be drawn from: %s".formatted(what, e.detail()));
        }
    }

    /** Who is behind the handles was fixed before the draw, and somebody besides the platform has read it. */
    private static List<String> theRegulatorVouchesForThePool(DrawCase seen) {
        var draw = seen.draw();
        var ofDraw = seen.pools().stream()
                .filter(each -> each.pool().drawId().equals(draw.drawId()))
                .toList();
        var no = new ArrayList<String>();
        if (ofDraw.stream()
                .noneMatch(each ->
                        each.index() < seen.index() && each.pool().poolHash().equals(draw.poolHash()))) {
            no.add("No POOL of the draw that the regulator has countersigned stands in the log before the DRAW");
        }
        if (ofDraw.stream().map(DrawCase.CountersignedPool::pool).distinct().count() > 1) {
            no.add("The draw has several pools");
        }
        return no;
    }

    private static List<String> noOrderAgainstTheLot(DrawCase seen) {
        return seen.allotment()
                .map(each -> OrdersInForce.against(each.tender(), each.lot(), seen.orders()))
                .orElse(List.of());
    }

    /** Draw n > 1 of a lot comes after the outcome of every draw before it. */
    private static List<String> drawBeforeItIsSettled(DrawCase seen) {
        var allotment = seen.allotment();
        if (allotment.isEmpty()) {
            return List.of();
        }
        var no = new ArrayList<String>();
        for (int seq = 1; seq < seen.draw().drawSeq(); seq++) {
            int earlier = seq;
            var settled = seen.announced().stream()
                    .filter(other -> seen.settled().contains(other.sha256()))
                    .anyMatch(other -> seen.allotments().stream()
                            .anyMatch(each -> each.sha256().equals(other.allotSha256())
                                    && each.isForDraw(
                                            allotment.get().tender(),
                                            allotment.get().lot(),
                                            earlier)));
            if (!settled) {
                no.add("The outcome of draw %d of the lot is not in the log".formatted(earlier));
            }
        }
        return no;
    }
}
