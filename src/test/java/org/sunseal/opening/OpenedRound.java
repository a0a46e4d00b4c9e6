package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.AGENCY;
import static org.sunseal.opening.RoundParties.BATCH;
import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.FIRST_ROUND;
import static org.sunseal.opening.RoundParties.KEYS;
import static org.sunseal.opening.RoundParties.LOT;
import static org.sunseal.opening.RoundParties.REGISTER;
import static org.sunseal.opening.RoundParties.ROUND;
import static org.sunseal.opening.RoundParties.TENDER;
import static org.sunseal.opening.RoundParties.TENDEREE;
import static org.sunseal.opening.RoundParties.TRUST;
import static org.sunseal.opening.RoundParties.TRUSTEES;
import static org.sunseal.opening.RoundParties.TSA;
import static org.sunseal.opening.RoundParties.bidder;
import static org.sunseal.opening.RoundParties.notice;
import static org.sunseal.opening.RoundParties.stamp;
import static org.sunseal.opening.RoundParties.statement;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.Release;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.project.proof.LoggedOutage;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.Order;

/**
 * A round from its notice to its record, made in memory by everybody's own keys: three bidders, the first of whom
 * replaced its bid once. With a {@link Fraud} the platform cheats at that one point and is honest elsewhere.
 */
final class OpenedRound {
    private static final int[] RELEASING = {1, 2, 4};

    private final Fraud fraud;
    private final List<Signer> tenderSide;
    private final Postponement postponement;
    private final Map<Long, TlogProof> noticeProofs = new LinkedHashMap<>();
    private final WitnessedLog log = new WitnessedLog(TRUSTEES, DEADLINE.minus(Duration.ofHours(2)));
    private final List<Long> entriesOfLot = new ArrayList<>();
    private final List<HandedInBid> bids = new ArrayList<>();
    private final Map<String, byte[]> shares = new LinkedHashMap<>();
    private final X509CRL revoked;
    private @Nullable Notice notice;
    private @Nullable Allotment allotment;
    private byte[] allotmentMessage = new byte[0];
    private byte[] closeMessage = new byte[0];
    private byte[] closeToken = new byte[0];
    private BidList list = new BidList(List.of());
    private TreeMap<String, BigInteger> keys = new TreeMap<>();
    private byte[] recordMessage = new byte[0];
    private byte[] pdf = new byte[0];

    /** When the witnesses had seen a second notice that moves the deadline by a second, after which the last bid comes. */
    enum Postponement {
        NONE,
        IN_TIME,
        IN_TIME_UNPROVED,
        LATE,
        LATE_IN_AN_OUTAGE,
        LATE_AFTER_AN_OUTAGE
    }

    private OpenedRound(Fraud fraud, List<Signer> tenderSide) {
        this(fraud, tenderSide, fraud == Fraud.LATE_NOTICE ? Postponement.LATE : Postponement.NONE);
    }

    private OpenedRound(Fraud fraud, List<Signer> tenderSide, Postponement postponement) {
        this(fraud, tenderSide, postponement, false);
    }

    private OpenedRound(Fraud fraud, List<Signer> tenderSide, Postponement postponement, boolean again) {
        this.fraud = fraud;
        this.tenderSide = tenderSide;
        this.postponement = postponement;
        this.revoked = Certificates.crl(
                TRUSTEES.authority(),
                Set.of(),
                DEADLINE.minus(Duration.ofDays(1)),
                DEADLINE.plus(Duration.ofDays(1)),
                1);
        if (again || fraud == Fraud.EARLY_ROUND) {
            announceAgain();
        } else {
            announce();
        }
        allot();
        receiveBids();
        close();
        release();
        record();
    }

    /** Agency and tenderee have signed the record. */
    static OpenedRound honest() {
        return new OpenedRound(Fraud.NONE, List.of(AGENCY, TENDEREE));
    }

    /** The deadline was postponed, and the last bid came between the old and the new one. */
    static OpenedRound postponed(Postponement postponement) {
        return new OpenedRound(Fraud.NONE, List.of(), postponement);
    }

    /** The lot was tendered again: its first round is closed, and a second notice opened this one. */
    static OpenedRound retendered() {
        return new OpenedRound(Fraud.NONE, List.of(), Postponement.NONE, true);
    }

    /** All is as it should be, but nobody of the tender side has signed the record. */
    static OpenedRound signedByThePlatformAlone() {
        return new OpenedRound(Fraud.NONE, List.of());
    }

    static OpenedRound with(Fraud fraud) {
        return new OpenedRound(
                fraud,
                switch (fraud) {
                    case FOREIGN_SIGNER -> List.of(bidder("91630100MA75200009"));
                    case SIGNED_TWICE -> List.of(AGENCY, AGENCY);
                    default -> List.of(AGENCY);
                });
    }

    private void announce() {
        notice = notice(1, null, DEADLINE);
        open("NOTICE", notice.sign(AGENCY));
    }

    /** Round 1 comes to nothing, and the second notice opens the round. */
    private void announceAgain() {
        var first = notice(1, null, List.of(FIRST_ROUND));
        open("NOTICE", first.sign(AGENCY));
        if (fraud != Fraud.EARLY_ROUND) {
            var closing = new Closing(
                    TENDER,
                    LOT,
                    FIRST_ROUND.round(),
                    FIRST_ROUND.openAt(),
                    first.sha256(),
                    0,
                    BidList.of(List.of()).root(),
                    List.of(),
                    log.size(),
                    log.rootHex());
            open("CLOSE", SignedMessage.sign(closing.body(), TRUSTEES.platform()));
        }
        notice = notice(2, first.sha256(), DEADLINE);
        open("NOTICE", notice.sign(AGENCY));
    }

    private void allot() {
        open("BATCH", BATCH.statement());
        allotment = new Allotment(
                "b1",
                0,
                KEYS,
                Allotment.Purpose.BID,
                TENDER,
                LOT,
                ROUND,
                known(notice).sha256(),
                DEADLINE,
                3);
        allotmentMessage = fraud == Fraud.THREE_ALLOT
                ? TRUSTEES.signed(allotment, 1, 2, 3)
                : TRUSTEES.signed(allotment, 1, 2, 3, 4);
        open("ALLOT", allotmentMessage);
        if (fraud == Fraud.OLD_NOTICE) {
            open(
                    "NOTICE",
                    notice(2, known(notice).sha256(), DEADLINE.plusSeconds(3600))
                            .sign(AGENCY));
        }
        if (fraud == Fraud.SUSPENDED) {
            open("ORDER", Order.suspend(TENDER, LOT, DEADLINE, "a complaint").sign(TRUSTEES.regulator()));
        }
    }

    private void receiveBids() {
        var first = bidder("91630100MA75200001");
        var draft = receive(first, "91630100MA75200001", 3, 1, null, "1200000.00", Duration.ofMinutes(40));
        receive(first, "91630100MA75200001", 0, 2, draft.manifest().sha256(), "1100000.00", Duration.ofMinutes(30));
        var second = bidder("91630100MA75200002");
        receive(second, "91630100MA75200002", 1, 1, null, "990000.00", Duration.ofMinutes(20));
        if (postponement != Postponement.NONE) {
            postpone();
            receive(
                    bidder("91630100MA75200003"),
                    "91630100MA75200003",
                    5,
                    1,
                    null,
                    "1050000.50",
                    Duration.ofMillis(-500));
            return;
        }
        var early = fraud == Fraud.LATE_BID ? Duration.ZERO : Duration.ofMinutes(10);
        receive(bidder("91630100MA75200003"), "91630100MA75200003", 5, 1, null, "1050000.50", early);
    }

    private void postpone() {
        var late = postponement != Postponement.IN_TIME && postponement != Postponement.IN_TIME_UNPROVED;
        log.at(late ? DEADLINE : DEADLINE.minusSeconds(1));
        if (late && postponement != Postponement.LATE) {
            declareOutage(null);
        }
        if (postponement == Postponement.LATE_AFTER_AN_OUTAGE) {
            declareOutage(DEADLINE);
        }
        var second = notice(2, known(notice).sha256(), DEADLINE.plusSeconds(1));
        notice = second;
        open("NOTICE", second.sign(AGENCY));
        var index = log.size() - 1;
        if (postponement != Postponement.IN_TIME_UNPROVED) {
            noticeProofs.put(index, log.proof(index));
        }
    }

    private void declareOutage(@Nullable Instant endedAt) {
        var outage = new LoggedOutage("o-1", "the witnesses are down", DEADLINE.minusSeconds(60), endedAt);
        open("OUTAGE", SignedMessage.sign(outage.body(), TRUSTEES.platform()));
    }

    private HandedInBid receive(
            Signer bidder, String code, int keyNo, int seq, @Nullable String prev, String price, Duration before) {
        var offer = new HandedInBid.Offer(bidder, code, keyNo, seq, prev, price, before);
        var bid = HandedInBid.receive(offer, known(notice), known(allotment), log, fraud);
        bids.add(bid);
        return bid;
    }

    private void close() {
        if (fraud == Fraud.EARLY_RELEASE) {
            logReleases(closing().sha256(), true);
        }
        var closing = closing();
        closeMessage = SignedMessage.sign(closing.body(), TRUSTEES.platform());
        closeToken = stamp(Framing.sha256(closeMessage), TSA, DEADLINE.plusSeconds(1));
        log.at(DEADLINE.plusSeconds(3));
        if (fraud != Fraud.NO_CLOSE) {
            open(new OpenEntry("CLOSE", closeMessage, Map.of("token", closeToken)));
        }
        if (fraud == Fraud.SECOND_CLOSE) {
            var second = SignedMessage.sign(closing().body(), TRUSTEES.platform());
            var token = stamp(Framing.sha256(second), TSA, DEADLINE.plusSeconds(5));
            open(new OpenEntry("CLOSE", second, Map.of("token", token)));
        }
    }

    private Closing closing() {
        var listed = bids.stream()
                .skip(1) // the first was replaced by the second
                .filter(bid -> fraud != Fraud.DROPPED_BID || !bid.slot().equals("b1.5"))
                .map(bid -> new ListedBid(
                        bid.slot(), bid.manifest().sha256(), bid.proof().index()))
                .toList();
        list = BidList.of(listed);
        return new Closing(
                TENDER,
                LOT,
                ROUND,
                postponement == Postponement.NONE ? DEADLINE : DEADLINE.plusSeconds(1),
                known(notice).sha256(),
                listed.size(),
                list.root(),
                List.of(),
                log.size(),
                log.rootHex());
    }

    private void release() {
        var closeSha256 = Closing.read(SignedMessage.parse(closeMessage).body()).sha256();
        var releases = new ArrayList<ShareRelease.Signed>();
        for (var j : RELEASING) {
            var message = shares(j, closeSha256);
            shares.put("T" + j, message);
            releases.add(ShareRelease.parse(message, REGISTER));
        }
        var sharings = new TreeMap<String, Sharing>();
        list.slots()
                .forEach(slot -> sharings.put(
                        slot, BATCH.keys().sharing(KeyId.parse(slot).keyNo())));
        keys = new TreeMap<>(
                Recombination.of(closeSha256, sharings, releases, REGISTER.k()).keys());
        if (fraud != Fraud.EARLY_RELEASE) {
            logReleases(closeSha256, false);
        }
    }

    private byte[] shares(int trustee, String closeSha256) {
        var own = new TreeMap<String, BigInteger>();
        list.slots()
                .forEach(slot -> own.put(
                        slot,
                        BATCH.shares().get(trustee - 1).get(KeyId.parse(slot).keyNo())));
        return new ShareRelease(TENDER, LOT, ROUND, closeSha256, null, own).sign(TRUSTEES.signing(trustee));
    }

    private void logReleases(String closeSha256, boolean early) {
        log.at(DEADLINE.plus(Duration.ofMinutes(6)));
        var size = log.size();
        var root = log.rootHex();
        var seen = early || fraud == Fraud.BLIND_RELEASE ? List.<Long>of() : entriesOfLot;
        for (var j : fraud == Fraud.TWO_RELEASES ? new int[] {1, 2} : RELEASING) {
            var message = shares.getOrDefault("T" + j, new byte[0]);
            var release = new Release(
                    "T" + j,
                    TENDER,
                    LOT,
                    ROUND,
                    closeSha256,
                    null,
                    Framing.hex(Framing.sha256(message)),
                    size,
                    root,
                    seen);
            open("RELEASE", SignedMessage.sign(release.body(), TRUSTEES.signing(j)));
        }
    }

    private void record() {
        var closing = Closing.read(SignedMessage.parse(closeMessage).body());
        var drawn = new RecordOfRound(fraud, closing, list, this::shownAs, keys, this::open).drawUp(tenderSide);
        recordMessage = drawn.message();
        pdf = drawn.pdf();
        log.at(RecordOfRound.DRAWN_UP_AT);
    }

    private HandedInBid shownAs(String slot) {
        var shown = fraud == Fraud.COPIED_BID && slot.equals("b1.1") ? "b1.5" : slot;
        return bids.stream().filter(bid -> bid.slot().equals(shown)).findFirst().orElseThrow();
    }

    private void open(String type, byte[] message) {
        open(new OpenEntry(type, message));
    }

    private void open(OpenEntry entry) {
        var index = log.append(entry.encode());
        if (!Set.of("BATCH", "OUTAGE").contains(entry.type())) {
            entriesOfLot.add(index);
        }
    }

    /** Writes the evidence a bidder of slot b1.0, the regulator or the public would get. */
    void write(EvidenceKind kind, Path folder) throws IOException {
        var writer = new EvidenceWriter(folder);
        var own = kind == EvidenceKind.BIDDER ? "b1.0" : null;
        writer.trust(TRUST);
        writer.log(log, log.note(), TENDER, LOT, ROUND);
        for (var proof : noticeProofs.values()) {
            writer.noticeProof(proof);
        }
        writer.closing(closeMessage, closeToken, list.bytes());
        writer.keys(1, BATCH.statement(), allotmentMessage);
        for (var each : bids) {
            var bid = shownAs(each.slot());
            var listed = list.of(each.slot()).isPresent();
            if (listed || fraud == Fraud.DROPPED_BID || kind != EvidenceKind.PUBLIC) {
                writer.bid(
                        each.slot(),
                        bid.manifest().bytes(),
                        bid.signature(),
                        bid.receipt(),
                        bid.proof().encode(),
                        bid.checkpointToken());
            }
            if (listed) {
                writer.slot(each.slot(), statement(each.slot(), known(allotment)));
            }
            if (listed && (kind == EvidenceKind.REGULATOR || each.slot().equals(own))) {
                writer.key(each.slot(), Curve.scalar(known(keys.get(each.slot()))));
                writer.keyMessage(each.slot(), each.keyMessage());
            }
        }
        if (kind == EvidenceKind.REGULATOR) {
            for (var message : shares.entrySet()) {
                writer.shares(message.getKey(), message.getValue());
            }
        }
        try {
            writer.revocationList(revoked.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
        writer.record(recordMessage, pdf);
        writer.index(kind, TENDER, LOT, ROUND, own);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The story is told in order");
        }
        return value;
    }
}
