package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.ReevaluationOrder;

/**
 * In engineering: because an objection was upheld the report falls, and the same committee evaluates the bids again.
 * The first in rank has no record any more; the candidates are then published anew (TBR 54).
 */
public final class Reevaluate {
    private static final String GROUND = "criteria-not-followed";
    private static final String REASON = "第一中标候选人所列业绩不属实，业绩分未按招标文件规定的标准评定";

    private final Ensemble ensemble;

    public Reevaluate(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot evaluated by a second report, in which the first one leads no more. */
    public void play(Committee committee) {
        var told = ensemble.told();
        var lot = committee.lot();
        told.act("The bids are evaluated again");
        var award = SeenAward.of(lot);
        var first = award.candidates().getFirst();
        told.step("%s: %s signs the order, which names ground and objection"
                .formatted(lot, lot.tenderee().name()));
        order(committee, award);
        Deviation.unless(lot.stage(ensemble.anyone()).equals("EVALUATING"), "The order has no effect");
        for (var desk : lot.desks().values()) {
            Inbox.of(desk.bidder()).require("reevaluation", lot);
        }
        told.seen("the report of the first sitting is kept, and counts no more; every bidder is told");
        new SeatCommittee(ensemble).again(committee, REASON);
        new JudgeBids(ensemble).play(committee, new Judgement(Set.of(first.slot())));
        new SignReport(ensemble).play(committee);
        var again = SeenAward.of(lot);
        Deviation.unless(
                !again.reportSha256().equals(award.reportSha256())
                        && !again.candidates().getFirst().equals(first),
                "The report of the second sitting is like the first");
    }

    private void order(Committee committee, SeenAward award) {
        var lot = committee.lot();
        var order = new ReevaluationOrder(
                lot.tender(),
                lot.lot(),
                award.round(),
                award.reportSha256(),
                GROUND,
                upheldObjection(lot),
                REASON,
                ensemble.clocks().now());
        lot.tenderee()
                .api()
                .post(
                        committee.path() + "/reevaluations",
                        Map.of(
                                "order",
                                SignedMessage.sign(order.body(), lot.tenderee().signer())));
    }

    private static UUID upheldObjection(PlayedLot lot) {
        return lot.tenderee().api().get(lot.path() + "/objections").list("objections").stream()
                .filter(objection -> objection
                        .optionalObject("answer")
                        .filter(answer -> answer.text("consequence").equals("REEVALUATE"))
                        .isPresent())
                .map(objection -> UUID.fromString(objection.text("id")))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Deviation("No objection asks for it"));
    }
}
