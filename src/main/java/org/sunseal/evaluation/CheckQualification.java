package org.sunseal.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.QualificationCheck;
import org.sunseal.evaluation.proof.Rejection;
import org.sunseal.evaluation.proof.Verdict;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * Takes the tenderee's word on who qualifies, where the kind's table has it asked before a committee sits (Order 87 art.
 * 44). Too few qualified bidders end the lot at once (Procurement Law 36).
 */
@ApplicationScoped
public class CheckQualification {
    private final Rows rows;
    private final Lots lots;
    private final OpenedLot opened;
    private final TermsOfLot terms;
    private final TenderSide tenderSide;
    private final RulesInForce rules;
    private final AuditLog audit;
    private final Event<EvaluationEvent> events;
    private final Clock clock;

    CheckQualification(
            Rows rows,
            Lots lots,
            OpenedLot opened,
            TermsOfLot terms,
            TenderSide tenderSide,
            RulesInForce rules,
            AuditLog audit,
            Event<EvaluationEvent> events,
            Clock clock) {
        this.rows = rows;
        this.lots = lots;
        this.opened = opened;
        this.terms = terms;
        this.tenderSide = tenderSide;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What came of a check.
     *
     * @param qualified slots of the bids that go on
     * @param failed whether the lot ended, because too few did
     */
    public record Checked(List<String> qualified, List<Rejection> rejected, boolean failed) {}

    /**
     * Checks all bidders of the opened round at once.
     *
     * @param organisation the tenderee of the tender, or its agency
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-the-tender-side}, {@code step-not-allowed}, and
     *     what is wrong with the verdicts
     */
    @Transactional
    public Checked check(UUID organisation, LotKey key, List<Verdict> verdicts) {
        var lot = lots.lock(key);
        var by = tenderSide.require(key.tender(), organisation);
        if (!lot.allows(Trigger.CHECK_QUALIFICATION)) {
            lot.move(Trigger.CHECK_QUALIFICATION, by); // says what the table allows instead
        }
        var round = opened.of(lot, terms.smallFirmsLabel(lot));
        var row = new QualificationChecked.Key(key.tender(), key.lot(), round.round());
        if (rows.findByIdOptional(row).isPresent()) {
            throw new Refused(EvaluationRefusal.QUALIFICATION_CHECKED, "Who qualifies was checked before");
        }
        var now = clock.instant();
        var ballot = QualificationCheck.ballot(verdicts, now);
        var rejected = asked(lot, round).rejections(ballot);
        var checked = new QualificationChecked(row, SealedEntry.of("QUALIFICATION", ballot.body()), now);
        rows.persist(checked);
        audit.append(checked.entry());
        var gone = new HashSet<String>();
        rejected.forEach(each -> gone.add(each.bid()));
        var qualified = round.bids().stream()
                .map(bid -> bid.slot())
                .filter(slot -> !gone.contains(slot))
                .toList();
        var minimum = rules.of(lot).on(Subject.BIDS);
        var failed = qualified.size() < minimum.value().intValueExact();
        lot.move(failed ? Trigger.FIND_TOO_FEW_QUALIFIED : Trigger.CHECK_QUALIFICATION, by);
        if (failed) {
            var reason = "合格投标人 %d 家，不足 %s 家 %s"
                    .formatted(qualified.size(), minimum.value().toPlainString(), minimum.citation());
            events.fire(new EvaluationEvent.Failed(key, round.round(), List.of(reason)));
        }
        Log.infof(
                "Qualification of %s: %d of %d bidders",
                checked, qualified.size(), round.bids().size());
        return new Checked(qualified, rejected, failed);
    }

    /** Whom the check of that round rejected; empty while it was not made. */
    Optional<List<Rejection>> rejectedIn(Lot lot, OpenedLot.Opened round) {
        return rows.findByIdOptional(new QualificationChecked.Key(
                        lot.key().tender(), lot.key().lot(), round.round()))
                .map(QualificationChecked::ballot)
                .map(ballot -> asked(lot, round).rejections(ballot));
    }

    private QualificationCheck asked(Lot lot, OpenedLot.Opened round) {
        return new QualificationCheck(
                new Charge.Place(lot.key().tender(), lot.key().lot(), round.round(), 1),
                round.closeSha256(),
                terms.qualification(lot),
                MethodRules.grounds(lot.kind()),
                round.bids());
    }

    /** Private use of {@link CheckQualification}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<QualificationChecked, QualificationChecked.Key> {}
}
