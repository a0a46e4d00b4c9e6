package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.evaluation.proof.CommitteeRules;
import org.sunseal.evaluation.proof.Rejection;
import org.sunseal.experts.Committee;
import org.sunseal.experts.Committees;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Quota;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * Calls a drawn committee to its work: its composition is held to the rules, and what it is charged with is fixed. After
 * a replacement it is called again; what was done before is void (Regulation 48, Order 87 art. 49).
 */
@ApplicationScoped
public class SeatCommittee {
    /** Where the law leaves it to the committee what few bids mean. */
    private static final String ARGUED = "[OP1117 13]";

    private final Evaluations evaluations;
    private final Reevaluations reevaluations;
    private final CheckQualification qualification;
    private final Committees committees;
    private final Lots lots;
    private final OpenedLot opened;
    private final TermsOfLot terms;
    private final RulesInForce rules;
    private final EvaluationConfig config;
    private final Clock clock;

    SeatCommittee(
            Evaluations evaluations,
            Reevaluations reevaluations,
            CheckQualification qualification,
            Committees committees,
            Lots lots,
            OpenedLot opened,
            TermsOfLot terms,
            RulesInForce rules,
            EvaluationConfig config,
            Clock clock) {
        this.evaluations = evaluations;
        this.reevaluations = reevaluations;
        this.qualification = qualification;
        this.committees = committees;
        this.lots = lots;
        this.opened = opened;
        this.terms = terms;
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Seats the committee in force, or the changed one in the place of the one that sits, or the one that evaluates
     * again.
     *
     * @param by AGENCY or CENTRE; that it runs this tender is checked by the caller
     * @param reason why another committee takes over; of no use for the first
     * @return what the committee is charged with
     * @throws Refused {@code committee-missing}, {@code committee-unchanged}, {@code nothing-to-evaluate}, {@code
     *     terms-missing}, {@code qualification-unchecked}, {@code step-not-allowed}, or the rule on committees that is
     *     not kept
     */
    @Transactional
    public Charge seat(Actor by, LotKey key, String reason) {
        var lot = lots.lock(key);
        var committee = committees
                .of(key)
                .orElseThrow(() -> new Refused(
                        EvaluationRefusal.COMMITTEE_MISSING, "No committee is drawn for lot %s".formatted(key)));
        var inForce = rules.of(lot);
        requireComposition(lot, inForce, committee);
        var sitting = evaluations.find(key).filter(earlier -> lot.allows(Trigger.SIGN_REPORT));
        if (sitting.isPresent() && sitting.get().isFinished()) {
            requireOrdered(sitting.get(), committee);
        } else if (sitting.isPresent()) {
            replace(sitting.get(), committee, reason);
        } else {
            lot.move(Trigger.SEAT_COMMITTEE, by);
        }
        var charge = charge(lot, committee, inForce);
        var accounts = new HashMap<String, String>();
        committee.members().forEach(member -> accounts.put(member.id(), member.account()));
        evaluations.keep(new Evaluation(charge, accounts, clock.instant()));
        Log.infof(
                "Committee %s is seated on %s, sitting %d",
                committee.id(), key, charge.place().sitting());
        return charge;
    }

    private static void requireComposition(Lot lot, Rules inForce, Committee committee) {
        var members = committee.members();
        var experts = members.stream().filter(member -> !member.delegate()).count();
        new Quota(inForce.on(Subject.COMMITTEE_SIZE, lot.estimate())).require(members.size());
        new Quota(inForce.on(Subject.EXPERT_SHARE))
                .requireShare(BigDecimal.valueOf(experts), BigDecimal.valueOf(members.size()));
    }

    private static void replace(Evaluation earlier, Committee committee, String reason) {
        if (certificates(earlier, true).equals(certificates(committee, true))) {
            throw new Refused(EvaluationRefusal.COMMITTEE_UNCHANGED, "This committee sits already");
        }
        earlier.voidFor(reason);
    }

    /** A report that fell because of its committee is followed by no expert of it (O87 67). */
    private void requireOrdered(Evaluation earlier, Committee committee) {
        var order = reevaluations.latest(earlier.lotKey(), earlier.round()).orElseThrow();
        var again = certificates(committee, false);
        again.retainAll(certificates(earlier, false));
        if (order.newCommittee() && !again.isEmpty()) {
            throw new Refused(
                    EvaluationRefusal.COMMITTEE_UNCHANGED,
                    "Order %d wants a new committee, and %d experts of the old one are in it"
                            .formatted(order.number(), again.size()));
        }
    }

    private static Set<String> certificates(Evaluation earlier, boolean delegates) {
        return earlier.charge().committee().stream()
                .filter(seat -> delegates || !seat.delegate())
                .map(Charge.CommitteeSeat::certificateSha256)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> certificates(Committee committee, boolean delegates) {
        return committee.members().stream()
                .filter(member -> delegates || !member.delegate())
                .map(Committee.Member::certificateSha256)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Charge charge(Lot lot, Committee committee, Rules inForce) {
        var round = opened.of(lot, terms.smallFirmsLabel(lot));
        var sitting = evaluations
                .find(lot.key())
                .filter(earlier -> earlier.round() == round.round())
                .map(earlier -> earlier.sitting() + 1)
                .orElse(1);
        return new Charge(
                new Charge.Place(lot.key().tender(), lot.key().lot(), round.round(), sitting),
                round.closeSha256(),
                terms.sha256(lot),
                terms.task(lot),
                new CommitteeRules(
                        MethodRules.grounds(lot.kind()),
                        MethodRules.lowPrices(lot.kind(), lot.category()),
                        competition(lot, inForce),
                        config.explanationTime(),
                        MethodRules.on("expert-leads", lot.kind(), lot.category())
                                .isEmpty()),
                committee.members().stream()
                        .map(member -> new Charge.CommitteeSeat(
                                member.id(), member.delegate(), member.specialty(), member.certificateSha256()))
                        .toList(),
                round.bids(),
                rejectedBefore(lot, round));
    }

    private List<Rejection> rejectedBefore(Lot lot, OpenedLot.Opened round) {
        Optional<List<Rejection>> rejected = qualification.rejectedIn(lot, round);
        if (rejected.isEmpty() && TermsOfLot.isCheckedBefore(lot)) {
            throw new Refused(
                    EvaluationRefusal.QUALIFICATION_UNCHECKED, "The tenderee has not said who qualifies [O87 44]");
        }
        return rejected.orElse(List.of());
    }

    /** Whether few valid bids end the lot by law: then the table's row for rejecting all names the rule on bids. */
    private static CommitteeRules.Competition competition(Lot lot, Rules inForce) {
        var minimum = inForce.on(Subject.BIDS);
        var byLaw = lot.kind().stages().transitions().stream()
                .filter(step -> step.trigger() == Trigger.REJECT_ALL)
                .filter(step -> step.rules().contains(minimum.code()))
                .findFirst();
        return new CommitteeRules.Competition(
                minimum.value().intValueExact(),
                byLaw.isPresent(),
                byLaw.map(step -> step.source().toString()).orElse(ARGUED));
    }
}
