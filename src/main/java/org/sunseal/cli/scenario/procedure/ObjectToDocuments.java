package org.sunseal.cli.scenario.procedure;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.ObjectionText;

/** A bidder objects to the documents of an engineering lot; the lot stands still until it is answered (TBR 22). */
final class ObjectToDocuments {
    private static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final Ensemble ensemble;

    ObjectToDocuments(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot paused. */
    void play(PlayedLot lot) {
        var objector = lot.bidders(ensemble.cast()).getLast();
        ensemble.told().step("%s: %s objects to the documents".formatted(lot, objector.name()));
        var text = new ObjectionText(
                lot.tender(),
                lot.lot(),
                About.DOCUMENTS,
                "资格条件中的业绩要求与项目规模不相适应。",
                LocalDate.ofInstant(ensemble.clocks().now(), LEGAL_ZONE),
                List.of());
        objector.api().post(lot.path() + "/objections", Map.of("objection", text.sign(objector.signer())));
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(stage.equals("PAUSED_OBJECTION"), "An open objection to its documents leaves it " + stage);
    }
}
