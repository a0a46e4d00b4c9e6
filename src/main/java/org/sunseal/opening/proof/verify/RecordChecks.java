package org.sunseal.opening.proof.verify;

import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.PrintedRecord;
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
            Expect.that(
                    recorded.sealedSha256().equals(bid.manifest().sha256())
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

    static String recordLogged(Evidence evidence) {
        var index = evidence.index();
        var record = evidence.record();
        var pdf = Framing.hex(Framing.sha256(evidence.files().read(EvidenceLayout.RECORD_PDF)));
        var logged = evidence.log().of("RECORD", index.tender(), index.lot(), index.round());
        Expect.that(logged.size() == 1, "The log has %d records of this round, not one".formatted(logged.size()));
        var message = SignedMessage.parse(logged.getFirst().entry().message());
        var read = LoggedRecord.read(message.body());
        Expect.that(
                message.onlySigner().equals(evidence.register().platformSigning())
                        && read.closeSha256().equals(record.closeSha256())
                        && read.recordSha256().equals(record.sha256())
                        && read.pdfSha256().equals(pdf),
                "The record in the log is another than record.p7 and record.pdf");
        Expect.that(logged.getFirst().index() > evidence.close().index(), "The record stands before CLOSE in the log");
        return "The digests of both twins stand in the log at %d"
                .formatted(logged.getFirst().index());
    }

    static String pdfTwin(Evidence evidence) {
        var pdf = SignedPdf.read(evidence.files().read(EvidenceLayout.RECORD_PDF));
        Expect.that(
                pdf.signer().equals(evidence.register().platformSigning()), "The PDF is not signed by the platform");
        Timestamps.verify(
                pdf.timestampToken(),
                Framing.sha256(pdf.signatureValue()),
                List.of(evidence.register().tsa()));
        requirePrinted(pdf.text(), PrintedRecord.facts(evidence.record()));
        return "The PDF is signed by the platform, time-stamped, and prints what the JSON says";
    }

    /** Every fact, in order, with white space left out: lines break where the page wants it. */
    private static void requirePrinted(String text, List<String> facts) {
        var printed = text.replaceAll("\\s+", "");
        var at = 0;
        for (var fact : facts) {
            var wanted = fact.replaceAll("\\s+", "");
            var found = printed.indexOf(wanted, at);
            Expect.that(found >= 0, "The PDF does not print “%s” where the JSON has it".formatted(fact));
            at = found + wanted.length();
        }
    }
}
