package org.sunseal.opening.proof.verify;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.sunseal.bidding.proof.FormCommitment;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;
import org.sunseal.crypto.Timestamps;
import org.sunseal.opening.proof.PrintedRecord;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.proof.Notice;

/** What each bidder signed, when, and that the prices read out are the signed ones (protocol 5.3 to 5.5). */
final class BidChecks {
    /** How far a bid's time-stamp may lie behind its receipt: clocks differ (protocol 5.5, "on time"). */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

    private BidChecks() {}

    static String receiptLeaf(Evidence evidence) {
        var list = evidence.list();
        evidence.listedBids(); // fails when one is missing
        for (var bid : evidence.bids().values()) {
            requireOwnReceipt(evidence, bid);
            bid.quorumTime(evidence);
            var index = bid.proof().index();
            Expect.that(
                    evidence.log().holds(index, bid.receipt().entry().encode()),
                    "The receipt of %s is not at %d in the log".formatted(bid.slot(), index));
            list.of(bid.slot())
                    .ifPresent(listed -> Expect.that(
                            listed.index() == index,
                            "The list names %d for %s, its receipt stands at %d"
                                    .formatted(listed.index(), listed.slot(), index)));
        }
        return "The receipts of %d bids stand in the log where list and proofs say"
                .formatted(evidence.bids().size());
    }

    private static void requireOwnReceipt(Evidence evidence, EvidenceBid bid) {
        var index = evidence.index();
        var receipt = bid.receipt();
        var context = SlotContext.of(index.tender(), index.lot(), index.round(), receipt.slot());
        Expect.that(
                receipt.tender().equals(index.tender())
                        && receipt.lot().equals(index.lot())
                        && receipt.round() == index.round()
                        && receipt.status() == Receipt.Status.ACCEPTED
                        && bid.manifest().context().equals(context),
                "The receipt of %s is for another bid, lot or round".formatted(bid.slot()));
        Expect.that(
                receipt.sealedSha256().equals(bid.manifest().sha256())
                        && receipt.signatureSha256().equals(Framing.hex(Framing.sha256(bid.signed())))
                        && receipt.seq() == bid.manifest().seq(),
                "The receipt of %s is for other bytes than sealed.json and bid.p7s".formatted(bid.slot()));
    }

    static String bidSignature(Evidence evidence) {
        var notices = evidence.notices().stream().map(Notice::sha256).collect(Collectors.toSet());
        evidence.listedBids();
        for (var bid : evidence.bids().values()) {
            var signature = bid.signature();
            var manifest = bid.manifest();
            signature.verify(bid.sealed());
            Expect.that(
                    Certificates.sha256(signature.signer()).equals(manifest.signerCertSha256()),
                    "sealed.json of %s names another signer".formatted(bid.slot()));
            evidence.trust()
                    .trustList()
                    .check(
                            signature.signer(),
                            signature.chain(),
                            evidence.crls(),
                            bid.timestamp(evidence).genTime(),
                            Certificates.Usage.SIGNING);
            Expect.that(
                    manifest.allotSha256()
                                    .equals(evidence.allotmentOf(bid.slot())
                                            .allotment()
                                            .sha256())
                            && notices.contains(manifest.noticeSha256()),
                    "sealed.json of %s answers another allotment or notice".formatted(bid.slot()));
        }
        return "%d bids are signed with certificates that your authorities issued and had not revoked"
                .formatted(evidence.bids().size());
    }

    static String bidTimestamp(Evidence evidence) {
        evidence.listedBids();
        for (var bid : evidence.bids().values()) {
            var stamped = bid.timestamp(evidence).genTime();
            Expect.that(
                    !stamped.isAfter(bid.receipt().received().plus(CLOCK_TOLERANCE)),
                    "The bid of %s was stamped at %s, after its receipt".formatted(bid.slot(), Times.format(stamped)));
            var checkpoint = Timestamps.verify(
                    bid.checkpointToken(),
                    bid.proof().checkpoint().noteSha256(),
                    List.of(evidence.register().tsa()));
            Expect.that(
                    !stamped.isAfter(checkpoint.genTime()),
                    "The bid of %s was stamped after the checkpoint that proves it".formatted(bid.slot()));
        }
        return "%d signatures and the checkpoints of their receipts are time-stamped by the authority in the register"
                .formatted(evidence.bids().size());
    }

    static String onTime(Evidence evidence) {
        var deadline = evidence.bidsUntil().instant();
        var latest = deadline.plus(evidence.notice().grace());
        for (var bid : evidence.listedBids()) {
            var received = bid.receipt().received();
            Expect.that(
                    received.isBefore(deadline),
                    "The bid of %s came at %s".formatted(bid.slot(), Times.format(received)));
            var witnessed = bid.quorumTime(evidence);
            Expect.that(
                    !witnessed.isAfter(latest),
                    "The bid of %s was witnessed at %s only".formatted(bid.slot(), Times.format(witnessed)));
        }
        return "%d bids came before %s and were witnessed within the grace of the notice%s"
                .formatted(
                        evidence.list().entries().size(),
                        Times.format(deadline),
                        evidence.bidsUntil().remark());
    }

    static String formCommitment(Evidence evidence) {
        var opened = 0;
        for (var recorded : evidence.record().bids()) {
            var read = recorded.read();
            if (read.isPresent()) {
                var manifest = RecordChecks.bid(evidence, recorded.slot()).manifest();
                Expect.that(
                        FormCommitment.of(
                                        manifest.context(),
                                        read.get().blind(),
                                        read.get().form())
                                .equals(manifest.form()),
                        "The form read out for %s is not the one its bidder signed".formatted(recorded.slot()));
                opened++;
            }
        }
        return "%d forms open the commitments their bidders signed before the deadline".formatted(opened);
    }

    static String priceReadOut(Evidence evidence) {
        var prices = evidence.record().bids().stream()
                .filter(bid -> bid.result() == RecordedBid.Result.OPENED)
                .map(bid -> bid.read()
                        .orElseThrow(() -> new InvalidEvidence(
                                "check-failed", "The record gives no form for %s".formatted(bid.slot())))
                        .fields())
                .toList();
        var lowest = prices.stream().min(Comparator.comparing(form -> form.amount()));
        var unopened = evidence.record().bids().stream()
                .filter(bid -> bid.result().isFault())
                .map(RecordedBid::slot)
                .collect(Collectors.joining(", "));
        return "%d prices are spelled out as in the signed forms%s%s"
                .formatted(
                        prices.size(),
                        lowest.map(form -> ", the lowest " + PrintedRecord.price(form))
                                .orElse(""),
                        unopened.isEmpty() ? "" : "; said to be at fault and not counted: " + unopened);
    }
}
