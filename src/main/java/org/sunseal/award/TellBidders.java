package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.evaluation.EvaluationEvent;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Topic;
import org.sunseal.letters.WriteLetter;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.Lots;

/** Writes to winner and losers in the transaction in which the notices go out; of the scores each learns its own. */
@ApplicationScoped
class TellBidders {
    private final Awards awards;
    private final Lots lots;
    private final OwnResults results;
    private final QuotedBids quoted;
    private final Organisations organisations;
    private final WriteLetter write;

    TellBidders(
            Awards awards,
            Lots lots,
            OwnResults results,
            QuotedBids quoted,
            Organisations organisations,
            WriteLetter write) {
        this.awards = awards;
        this.lots = lots;
        this.results = results;
        this.quoted = quoted;
        this.organisations = organisations;
        this.write = write;
    }

    void tell(@Observes AwardEvent.NoticesSent sent) {
        var lot = lots.get(sent.lot());
        var award = awards.get(sent.lot());
        var winner = award.requireWinner();
        var form = quoted.form(lot.key(), award.round(), winner.slot());
        var topic = new Topic(lot.key().tender(), lot.key().lot());
        for (var own : results.of(lot.key(), award)) {
            var values = values(own);
            values.put("winner", winner.name());
            values.put("price", "%s %s".formatted(form.price(), form.currency()));
            var wording = own.slot().equals(winner.slot())
                    ? LetterTexts.winner(values)
                    : LetterTexts.loser(lot.kind(), own, values);
            organisations
                    .withCreditCode(own.creditCode())
                    .map(Organisation::id)
                    .ifPresent(addressee -> write.write(Audience.organisation(addressee), topic, wording, sent.at()));
        }
    }

    /** Whoever bid learns that the bids are evaluated again; how its own fared falls with the report. */
    void tell(@Observes EvaluationEvent event) {
        if (event instanceof EvaluationEvent.SentBack sentBack) {
            var topic = new Topic(sentBack.lot().tender(), sentBack.lot().lot());
            quoted.of(sentBack.lot(), sentBack.round()).stream()
                    .filter(bid -> bid.result() == RecordedBid.Result.OPENED)
                    .flatMap(bid -> organisations.withCreditCode(bid.creditCode()).stream())
                    .forEach(bidder -> write.write(
                            Audience.organisation(bidder.id()), topic, LetterTexts.reevaluated(), sentBack.at()));
        }
    }

    private static Map<String, String> values(OwnResults.Own own) {
        return new TreeMap<>(
                switch (own) {
                    case OwnResults.Compared compared ->
                        Map.of("score", compared.score(), "rank", Integer.toString(compared.rank()));
                    case OwnResults.Rejected rejected -> Map.of("reason", rejected.reason());
                });
    }
}
