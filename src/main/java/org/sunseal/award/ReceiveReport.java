package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sunseal.evaluation.EvaluationEvent;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Subject;

/**
 * Takes over whom a signed report ranks. The report is in the tenderee's hands with its last signature, so the time to
 * publish the candidates, or to decide, begins now (TBR 54; GPR 43).
 */
@ApplicationScoped
public class ReceiveReport {
    private final Awards awards;
    private final Lots lots;
    private final Clocks clocks;
    private final QuotedBids quoted;
    private final RankedBidders bidders;
    private final Clock clock;

    ReceiveReport(Awards awards, Lots lots, Clocks clocks, QuotedBids quoted, RankedBidders bidders, Clock clock) {
        this.awards = awards;
        this.lots = lots;
        this.clocks = clocks;
        this.quoted = quoted;
        this.bidders = bidders;
        this.clock = clock;
    }

    void evaluated(@Observes EvaluationEvent event) {
        if (event instanceof EvaluationEvent.Evaluated evaluated) {
            receive(
                    lots.get(evaluated.lot()),
                    evaluated.round(),
                    bidders.of(evaluated.candidates()),
                    evaluated.reportSha256());
        }
    }

    /**
     * Takes the report of a lot the caller holds alone. A later report takes the place of an earlier one.
     *
     * @throws Refused {@code not-a-candidate} when a candidate's bid did not open
     */
    @Transactional(TxType.MANDATORY)
    public Award receive(Lot lot, int round, List<Candidate> ranked, String reportSha256) {
        var now = clock.instant();
        ranked.forEach(candidate -> quoted.form(lot.key(), round, candidate.slot()));
        var award = kept(lot.key(), round, ranked, reportSha256, now);
        clocks.start(lot, Subject.REPORT_TO_TENDEREE, now);
        clocks.meet(lot.key(), Subject.REPORT_TO_TENDEREE, now);
        clocks.start(lot, Subject.CANDIDATES_START, now);
        clocks.start(lot, Subject.DECISION, now);
        return award;
    }

    private Award kept(LotKey lot, int round, List<Candidate> ranked, String reportSha256, Instant now) {
        var known = awards.find(lot);
        if (known.isPresent()) {
            known.get().rest(round, reportSha256, ranked, now);
            return known.get();
        }
        var award = new Award(lot, round, reportSha256, ranked, now);
        awards.keep(award);
        return award;
    }
}
