package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.LOT;
import static org.sunseal.opening.RoundParties.REGISTER;
import static org.sunseal.opening.RoundParties.ROUND;
import static org.sunseal.opening.RoundParties.TENDER;
import static org.sunseal.opening.RoundParties.TRUSTEES;
import static org.sunseal.opening.RoundParties.TSA;
import static org.sunseal.opening.RoundParties.stamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.documents.pdf.OverpaintedPdf;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.LoggedRecord;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.opening.proof.RecordedBid.ReadOut;
import org.sunseal.opening.proof.RecordedBid.RecordedObject;
import org.sunseal.opening.proof.RecordedBid.Result;
import org.sunseal.opening.proof.Unsealed;
import org.sunseal.opening.proof.Unsealing;

/**
 * The record the platform of an {@link OpenedRound} draws up: JSON, PDF and what is logged of them, with the fraud where
 * it is one of the record.
 */
final class RecordOfRound {
    static final Instant DRAWN_UP_AT = DEADLINE.plus(Duration.ofMinutes(7));
    private static final Instant SIGNED_AT = DEADLINE.plus(Duration.ofMinutes(9));

    private final Fraud fraud;
    private final Closing closing;
    private final BidList list;
    private final Function<String, HandedInBid> shownAs;
    private final Map<String, BigInteger> keys;
    private final BiConsumer<String, byte[]> log;

    /** The signed JSON and the PDF with all its signatures. */
    record Drawn(byte[] message, byte[] pdf) {}

    /**
     * @param shownAs which bid is passed off as the one of a slot
     * @param log takes an entry's type and message
     */
    RecordOfRound(
            Fraud fraud,
            Closing closing,
            BidList list,
            Function<String, HandedInBid> shownAs,
            Map<String, BigInteger> keys,
            BiConsumer<String, byte[]> log) {
        this.fraud = fraud;
        this.closing = closing;
        this.list = list;
        this.shownAs = shownAs;
        this.keys = keys;
        this.log = log;
    }

    /** The record, logged, and signed by the tender side one after the other, each signature logged too. */
    Drawn drawUp(List<Signer> tenderSide) {
        var record = record(fraud == Fraud.CHANGED_PRICE, fraud == Fraud.OTHER_FORM);
        var message = SignedMessage.sign(record.body(), TRUSTEES.platform());
        var printed = fraud == Fraud.OTHER_PDF ? record(true, false) : record;
        var page = new OpeningRecordPage("道路改造工程施工招标", "第一标段", closing, printed);
        var pdf = SignedPdf.sign(
                PdfPages.render(page.xhtml()),
                TRUSTEES.platform(),
                digest -> stamp(digest, TSA, DRAWN_UP_AT),
                "开标记录",
                DRAWN_UP_AT);
        var logged = new LoggedRecord(
                TENDER, LOT, ROUND, closing.sha256(), record.sha256(), Framing.hex(Framing.sha256(pdf)));
        if (fraud != Fraud.RECORD_NOT_LOGGED) {
            log.accept("RECORD", SignedMessage.sign(logged.body(), TRUSTEES.platform()));
        }
        var signed = pdf;
        for (var signer : tenderSide) {
            signed = sign(signed, signer, logged);
        }
        return new Drawn(message, fraud == Fraud.SIGNATURES_CUT_OFF ? pdf : signed);
    }

    private byte[] sign(byte[] before, Signer signer, LoggedRecord first) {
        byte[] pdf;
        try {
            var shown = fraud == Fraud.PAINTED_OVER ? OverpaintedPdf.overpaint(before, "1.00") : before;
            pdf = SignedPdf.sign(shown, signer, digest -> stamp(digest, TSA, SIGNED_AT), "开标记录", SIGNED_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var logged = new LoggedRecord(
                TENDER, LOT, ROUND, first.closeSha256(), first.recordSha256(), Framing.hex(Framing.sha256(pdf)));
        log.accept("RECORD", SignedMessage.sign(logged.body(), TRUSTEES.platform()));
        return pdf;
    }

    private OpeningRecord record(boolean otherPrice, boolean otherForm) {
        var lines = list.slots().stream()
                .map(slot -> line(slot, shownAs.apply(slot), otherPrice, otherForm))
                .toList();
        return new OpeningRecord(
                TENDER,
                LOT,
                ROUND,
                closing.sha256(),
                OpeningRecord.Outcome.OPENED,
                lines,
                List.of("T1", "T2", "T4"),
                DRAWN_UP_AT);
    }

    private RecordedBid line(String slot, HandedInBid bid, boolean otherPrice, boolean otherForm) {
        var key = Objects.requireNonNull(keys.get(bid.slot()));
        var opened = (Unsealed.Opened) Unsealing.open(key, bid.manifest(), bid.keyMessage(), Set.of());
        var form = opened.form();
        var changed = (otherPrice || otherForm) && bid.slot().equals("b1.1");
        var shown = changed
                ? new OpeningForm(
                        otherPrice ? "1.00" : form.price(),
                        form.currency(),
                        form.durationDays(),
                        otherForm ? "优良" : form.quality(),
                        form.bond(),
                        List.of())
                : form;
        var blind = changed && otherForm ? Keys.random(32) : opened.contents().blind();
        var blamed = fraud == Fraud.BLAMED_BIDDER && slot.equals("b1.1");
        return new RecordedBid(
                slot,
                "西宁建设 " + bid.code(),
                fraud == Fraud.OTHER_HOLDER && bid.slot().equals("b1.1") ? "91630100MA75200009" : bid.code(),
                bid.manifest().sha256(),
                bid.manifest().seq(),
                bid.received().received(),
                bid.proof()
                        .verify(bid.received().entry().encode(), REGISTER.quorum())
                        .quorumTime(),
                blamed ? Result.BIDDER_FAULT : Result.OPENED,
                new ReadOut(shown.bytes(), blind),
                blamed ? "Does not open" : null,
                opened.contents().objects().stream()
                        .map(file -> new RecordedObject(file.name(), file.size(), file.digest(), Result.OPENED))
                        .toList());
    }
}
