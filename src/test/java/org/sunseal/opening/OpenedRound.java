package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.AGENCY;
import static org.sunseal.opening.RoundParties.BATCH;
import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.KEYS;
import static org.sunseal.opening.RoundParties.LOT;
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
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.opening.NoticesOfRound.Postponement;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceWriter;
import org.sunseal.project.proof.Order;

/**
 * A round from its notice to its record, made in memory by everybody's own keys: three bidders, the first of whom
 * replaced its bid once. With a {@link Fraud} the platform cheats at that one point and is honest elsewhere.
 */
final class OpenedRound {
    private final Fraud fraud;
    private final List<Signer> tenderSide;
    private final Postponement postponement;
    private final WitnessedLog log = new WitnessedLog(TRUSTEES, DEADLINE.minus(Duration.ofHours(2)));
    private final List<Long> entriesOfLot = new ArrayList<>();
    private final List<HandedInBid> bids = new ArrayList<>();
    private final X509CRL revoked;
    private final NoticesOfRound notices;
    private @Nullable Allotment allotment;
    private byte[] allotmentMessage = new byte[0];
    private byte[] closeMessage = new byte[0];
    private byte[] closeToken = new byte[0];
    private BidList list = new BidList(List.of());
    private @Nullable ReleaseOfRound released;
    private byte[] recordMessage = new byte[0];
    private byte[] pdf = new byte[0];

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
        this.notices = new NoticesOfRound(fraud, log, this::open);
        if (again || fraud == Fraud.EARLY_ROUND) {
            notices.announceAgain();
        } else {
            notices.announce();
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
                notices.newest().sha256(),
                DEADLINE,
                3);
        allotmentMessage = fraud == Fraud.THREE_ALLOT
                ? TRUSTEES.signed(allotment, 1, 2, 3)
                : TRUSTEES.signed(allotment, 1, 2, 3, 4);
        open("ALLOT", allotmentMessage);
        if (fraud == Fraud.OLD_NOTICE) {
            open(
                    "NOTICE",
                    notice(2, notices.newest().sha256(), DEADLINE.plusSeconds(3600))
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
            notices.postpone(postponement);
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

    private HandedInBid receive(
            Signer bidder, String code, int keyNo, int seq, @Nullable String prev, String price, Duration before) {
        var offer = new HandedInBid.Offer(bidder, code, keyNo, seq, prev, price, before);
        var bid = HandedInBid.receive(offer, notices.newest(), known(allotment), log, fraud);
        bids.add(bid);
        return bid;
    }

    private void close() {
        if (fraud == Fraud.EARLY_RELEASE) {
            new ReleaseOfRound(closing().sha256(), list).log(fraud, log, List.of(), this::open);
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
                notices.newest().sha256(),
                listed.size(),
                list.root(),
                List.of(),
                log.size(),
                log.rootHex());
    }

    private void release() {
        var closeSha256 = Closing.read(SignedMessage.parse(closeMessage).body()).sha256();
        var release = new ReleaseOfRound(closeSha256, list);
        released = release;
        if (fraud != Fraud.EARLY_RELEASE) {
            release.log(fraud, log, fraud == Fraud.BLIND_RELEASE ? List.of() : entriesOfLot, this::open);
        }
    }

    private void record() {
        var closing = Closing.read(SignedMessage.parse(closeMessage).body());
        var drawn = new RecordOfRound(
                        fraud, closing, list, this::shownAs, known(released).keys(), this::open)
                .drawUp(tenderSide);
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
        for (var proof : notices.proofs()) {
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
                writer.key(
                        each.slot(), Curve.scalar(known(known(released).keys().get(each.slot()))));
                writer.keyMessage(each.slot(), each.keyMessage());
            }
        }
        if (kind == EvidenceKind.REGULATOR) {
            for (var message : known(released).shares().entrySet()) {
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
