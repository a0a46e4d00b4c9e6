package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.evaluation.formula.SmallFirms;
import org.sunseal.evaluation.proof.ChargedBid;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.opening.OpeningRecords;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.Lot;
import org.sunseal.project.LotRound;

/** What was opened of a lot, as a committee takes it over. */
@ApplicationScoped
class OpenedLot {
    /** What bidders write into their form about themselves. */
    private static final Map<String, SmallFirms> DECLARATIONS =
            Map.of("whole", SmallFirms.WHOLE, "是", SmallFirms.WHOLE, "part", SmallFirms.PART, "部分", SmallFirms.PART);

    private final ClosedRounds closed;
    private final OpeningRecords records;

    OpenedLot(ClosedRounds closed, OpeningRecords records) {
        this.closed = closed;
        this.records = records;
    }

    /**
     * The round whose bids are compared.
     *
     * @param closeSha256 its CLOSE
     * @param bids those that opened
     */
    record Opened(int round, String closeSha256, List<ChargedBid> bids) {}

    /**
     * The bids of the last round that was opened.
     *
     * @param smallFirmsLabel the line of the opening form in which a bidder says how far it is a small firm
     * @throws Refused {@code nothing-to-evaluate}
     */
    Opened of(Lot lot, Optional<String> smallFirmsLabel) {
        var round = lot.rounds().stream()
                .filter(each -> each.state() == LotRound.State.OPENED)
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> nothing(lot));
        var close = closed.of(lot.key().tender(), lot.key().lot(), round.round())
                .orElseThrow(() -> nothing(lot))
                .closeSha256();
        var record = records.find(close).orElseThrow(() -> nothing(lot)).record();
        var bids = record.bids().stream()
                .flatMap(bid -> charged(bid, smallFirmsLabel).stream())
                .toList();
        if (bids.isEmpty()) {
            throw nothing(lot);
        }
        return new Opened(round.round(), close, bids);
    }

    private static Optional<ChargedBid> charged(RecordedBid bid, Optional<String> smallFirmsLabel) {
        if (bid.result() != RecordedBid.Result.OPENED) {
            return Optional.empty();
        }
        return bid.read()
                .map(RecordedBid.ReadOut::fields)
                .map(form -> new ChargedBid(
                        bid.slot(),
                        bid.organisation(),
                        bid.creditCode(),
                        form.amount(),
                        form.currency(),
                        smallFirmsLabel.map(label -> declared(form, label)).orElse(SmallFirms.NONE)));
    }

    /** Anything but the agreed words declares nothing. */
    private static SmallFirms declared(OpeningForm form, String label) {
        return form.items().stream()
                .filter(item -> item.label().equals(label))
                .map(item -> item.value().strip().toLowerCase(Locale.ROOT))
                .map(value -> DECLARATIONS.getOrDefault(value, SmallFirms.NONE))
                .findFirst()
                .orElse(SmallFirms.NONE);
    }

    private static Refused nothing(Lot lot) {
        return new Refused(
                EvaluationRefusal.NOTHING_TO_EVALUATE, "Lot %s has no opened bids on record".formatted(lot.key()));
    }
}
