package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.opening.OpeningRecords;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotTerms;
import org.sunseal.project.TermsInForce;

/** What the bidders offered, out of the opening record. */
@ApplicationScoped
class QuotedBids {
    private final ClosedRounds closed;
    private final OpeningRecords records;
    private final TermsInForce terms;

    QuotedBids(ClosedRounds closed, OpeningRecords records, TermsInForce terms) {
        this.closed = closed;
        this.records = records;
        this.terms = terms;
    }

    /** The bids of the round as recorded. */
    List<RecordedBid> of(LotKey lot, int round) {
        return closed.of(lot.tender(), lot.lot(), round)
                .flatMap(found -> records.find(found.closeSha256()))
                .map(kept -> kept.record().bids())
                .orElseThrow(() -> new Refused(
                        AwardRefusal.NOT_EVALUATED, "Round %d of lot %s has no opening record".formatted(round, lot)));
    }

    /** What the bidder in that slot had read out. */
    OpeningForm form(LotKey lot, int round, String slot) {
        return of(lot, round).stream()
                .filter(bid -> bid.slot().equals(slot))
                .flatMap(bid -> bid.read().stream())
                .findFirst()
                .orElseThrow(() ->
                        new Refused(AwardRefusal.NOT_A_CANDIDATE, "The bid in slot %s did not open".formatted(slot)))
                .fields();
    }

    /** What that bid says of itself, by the names the terms give its lines. */
    Map<String, String> facts(LotKey lot, int round, String slot) {
        var form = form(lot, round, slot);
        var facts = new TreeMap<String, String>();
        facts.put("price", "%s %s".formatted(form.price(), form.currency()));
        put(facts, "quality", form.quality());
        put(facts, "durationDays", form.durationDays());
        var labels = terms.of(lot).map(LotTerms::openingForm).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        LotTerms.FormField::label, LotTerms.FormField::name, (first, second) -> first));
        for (var item : form.items()) {
            var name = labels.get(item.label());
            if (name != null) {
                facts.putIfAbsent(name, item.value());
            }
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
