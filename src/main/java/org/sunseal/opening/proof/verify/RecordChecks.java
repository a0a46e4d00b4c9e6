package org.sunseal.opening.proof.verify;

import java.util.Optional;
import java.util.stream.Collectors;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;

/** That the opening record is signed, logged, printed alike, and says what the evidence says (protocol 5.9 O5). */
final class RecordChecks {
    private RecordChecks() {}

    /** The bid of a listed slot. */
    static EvidenceBid bid(Evidence evidence, String slot) {
        return Optional.ofNullable(evidence.bids().get(slot))
                .orElseThrow(() -> new InvalidEvidence("check-failed", "The folder has no bid of " + slot));
    }

    /** What the record says about a slot. */
    static RecordedBid recorded(Evidence evidence, String slot) {
        return evidence.record().bids().stream()
                .filter(bid -> bid.slot().equals(slot))
                .findFirst()
                .orElseThrow(() -> new InvalidEvidence("check-failed", "The record does not name " + slot));
    }

    static String recordSignature(Evidence evidence) {
        var record = evidence.record();
        var index = evidence.index();
        Expect.that(
                record.tender().equals(index.tender())
                        && record.lot().equals(index.lot())
                        && record.round() == index.round()
                        && record.closeSha256().equals(evidence.closing().sha256()),
                "The record is for another round or CLOSE");
        return "The record is signed by the platform and names this CLOSE";
    }

    /**
     * That the record names exactly the listed bids, their bidders and their times, and ends the round as the count
     * demands.
     */
    static String recordList(Evidence evidence) {
        var record = evidence.record();
        Expect.that(
                record.bids().stream()
                        .map(RecordedBid::slot)
                        .toList()
                        .equals(evidence.list().slots()),
                "The record names other bids than the list");
        for (var recorded : record.bids()) {
            var bid = bid(evidence, recorded.slot());
            var listed = evidence.list().of(recorded.slot()).orElseThrow().sealedSha256();
            Expect.that(
                    recorded.sealedSha256().equals(listed)
                            && recorded.sealedSha256().equals(bid.manifest().sha256())
                            && recorded.seq() == bid.manifest().seq()
                            && recorded.received().equals(bid.receipt().received())
                            && recorded.quorumTime().equals(bid.quorumTime(evidence)),
                    "What the record says of %s is not what its receipt says".formatted(recorded.slot()));
            Expect.that(
                    recorded.creditCode().equals(bid.creditCode()),
                    "The record gives the bid of %s to another than its signer".formatted(recorded.slot()));
        }
        var enough = evidence.closing().count() >= evidence.terms().minimumBids();
        Expect.that(
                enough == (record.outcome() == OpeningRecord.Outcome.OPENED),
                "%d bids came and %d were needed, the record says otherwise"
                        .formatted(evidence.closing().count(), evidence.terms().minimumBids()));
        return "The record names the listed bids, each under its signer, with the times of the receipts";
    }

    /**
     * That RECORD entries name both twins: one when the record was drawn up, and one for each signature of the tender
     * side, which leaves the record as it is and the PDF longer.
     */
    static String recordLogged(Evidence evidence) {
        var index = evidence.index();
        var record = evidence.record();
        var versions = evidence.signedRecord().digests(evidence.files().read(EvidenceLayout.RECORD_PDF));
        var logged = evidence.log().of("RECORD", index.tender(), index.lot(), index.round());
        Expect.that(
                logged.size() == versions.size(),
                "The log has %d records of this round, the PDF has %d signatures"
                        .formatted(logged.size(), versions.size()));
        for (var number = 0; number < versions.size(); number++) {
            var message = logged.get(number).message();
            var read = LoggedRecord.read(message.body());
            Expect.that(
                    message.onlySigner().equals(evidence.register().platformSigning())
                            && read.closeSha256().equals(record.closeSha256())
                            && read.recordSha256().equals(record.sha256())
                            && read.pdfSha256().equals(versions.get(number)),
                    "The record in the log at %d is another than record.p7 and record.pdf"
                            .formatted(logged.get(number).index()));
        }
        Expect.that(logged.getFirst().index() > evidence.close().index(), "The record stands before CLOSE in the log");
        return "The digests of both twins stand in the log at %s"
                .formatted(logged.stream()
                        .map(entry -> Long.toString(entry.index()))
                        .collect(Collectors.joining(", ")));
    }

    static String pdfTwin(Evidence evidence) {
        evidence.signedRecord().requirePrints(evidence.record());
        return "The PDF is signed by the platform, time-stamped, and prints what the JSON says";
    }
}
