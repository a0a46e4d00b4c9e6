package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.ReevaluationOrder;

/** The procuring entity finds a fault in the committee's report, and has the bids evaluated again (Order 87 art. 64). */
final class RefuseReport {
    private static final String GROUND = "objective-marks-differ";

    private final Ensemble ensemble;

    RefuseReport(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves an evaluated procurement waiting for its committee to sit again. */
    void play(PlayedLot lot) {
        var award = SeenAward.of(lot);
        var buyer = lot.tenderee();
        ensemble.told().step("%s: %s orders a new evaluation".formatted(lot, buyer.name()));
        var order = new ReevaluationOrder(
                lot.tender(),
                lot.lot(),
                award.round(),
                award.reportSha256(),
                GROUND,
                null,
                "评标委员会成员对售后服务网点的评分依据不一致",
                ensemble.clocks().now());
        buyer.api()
                .post(
                        lot.path() + "/evaluation/reevaluations",
                        Map.of("order", SignedMessage.sign(order.body(), buyer.signer())));
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(stage.equals("REEVALUATION"), "The lot to be evaluated again is " + stage);
    }
}
