package org.sunseal.cli.scenario.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sunseal.award.proof.Decision;
import org.sunseal.award.proof.Ground;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Expected;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;

/**
 * The tenderee decides who wins: the first in rank, unless an objection against it was upheld. The decision is signed,
 * and names evidence for whomever it passes over (TBR 55; Order 87 art. 68).
 */
public final class DecideAward {
    private final Ensemble ensemble;

    public DecideAward(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot awarded, or in a procurement decided within the five working days there are. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The winner is chosen");
        var award = SeenAward.of(lot);
        var passedOver = passedOver(lot, award);
        var winner = award.candidates().get(passedOver.size());
        award.limit("GP-DECIDE-5WD")
                .filter(limit -> !limit.met())
                .ifPresent(
                        limit -> told.seen("there is time until %s, by %s".formatted(limit.dueAt(), limit.citation())));
        var next = award.candidates().get(passedOver.size() + 1);
        told.step("%s: a decision for %s would pass somebody over without a ground".formatted(lot, next.name()));
        told.seen(Expected.refusal("award-not-first", () -> decide(lot, award, next, passedOver)));
        told.step(
                "%s: %s signs its decision for %s".formatted(lot, lot.tenderee().name(), winner.name()));
        decide(lot, award, winner, passedOver);
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(
                stage.equals(lot.kind() == Kind.ENGINEERING ? "AWARDED" : "DECIDED"), "The decided lot is " + stage);
        var decided = SeenAward.of(lot);
        Deviation.unless(decided.winner().bidder().creditCode().equals(winner.creditCode()), "Somebody else has won");
        decided.limit("GP-DECIDE-5WD")
                .ifPresent(limit -> Deviation.unless(limit.met() && !limit.overdue(), "The decision counts as late"));
    }

    /** The first in rank, if an upheld objection puts the next in its place. */
    private List<Decision.PassedOver> passedOver(PlayedLot lot, SeenAward award) {
        var passed = new ArrayList<Decision.PassedOver>();
        for (var objection :
                lot.tenderee().api().get(lot.path() + "/objections").list("objections")) {
            var answer = objection.optionalObject("answer");
            if (answer.filter(each -> each.text("consequence").equals("NEXT_CANDIDATE"))
                    .isPresent()) {
                var first = award.candidates().getFirst();
                ensemble.told()
                        .step("%s: the upheld objection passes over %s, with its evidence"
                                .formatted(lot, first.name()));
                passed.add(new Decision.PassedOver(
                        first.slot(),
                        Ground.UPHELD_OBJECTION,
                        answer.orElseThrow().text("text"),
                        List.of(attached(lot, answer.orElseThrow()))));
            }
        }
        return passed;
    }

    /** The signed answer, as a file of the award. */
    private static String attached(PlayedLot lot, Fields answer) {
        var message = answer.object("entry").bytes("body");
        return lot.tenderee()
                .api()
                .put(SeenAward.path(lot) + "/files/answer.p7m", message)
                .digest("sha256");
    }

    private void decide(
            PlayedLot lot, SeenAward award, SeenAward.Candidate winner, List<Decision.PassedOver> passedOver) {
        var decision = new Decision(
                lot.tender(),
                lot.lot(),
                award.round(),
                award.reportSha256(),
                winner.slot(),
                passedOver,
                ensemble.clocks().now());
        lot.tenderee()
                .api()
                .post(
                        SeenAward.path(lot) + "/decision",
                        Map.of(
                                "paper",
                                SignedMessage.sign(
                                        decision.body(), lot.tenderee().signer())));
    }
}
