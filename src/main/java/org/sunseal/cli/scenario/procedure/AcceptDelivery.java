package org.sunseal.cli.scenario.procedure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.sunseal.award.proof.Acceptance;
import org.sunseal.award.proof.Announcement;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.SignedMessage;

/** In a procurement the contract is published, and the procuring entity accepts what was delivered. */
public final class AcceptDelivery {
    private final Ensemble ensemble;

    public AcceptDelivery(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot accepted. */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("Publication of the contract, and acceptance");
        publishContract(lot);
        var buyer = lot.tenderee();
        told.step("%s accepts the delivery, signed, with a record of it".formatted(buyer.name()));
        var record = "货物全部到货，数量、规格与合同一致，抽样检验合格。".getBytes(StandardCharsets.UTF_8);
        var file = buyer.api()
                .put(SeenAward.path(lot) + "/files/acceptance-record.txt", record)
                .digest("sha256");
        var acceptance = new Acceptance(lot.tender(), lot.lot(), "验收合格", List.of(file));
        buyer.api()
                .post(
                        SeenAward.path(lot) + "/acceptance",
                        Map.of("paper", SignedMessage.sign(acceptance.body(), buyer.signer())));
        Deviation.unless(lot.stage(ensemble.anyone()).equals("ACCEPTED"), "The delivery is not accepted");
    }

    /** Leaves the lot with its contract published. */
    void publishContract(PlayedLot lot) {
        var bulletin = new Bulletin(ensemble, lot);
        ensemble.told().step("%s: the contract is published".formatted(lot));
        bulletin.publish(bulletin.draft(
                Announcement.Subject.CONTRACT,
                Map.of("tendereeName", lot.tenderee().name())));
        var stage = lot.stage(ensemble.anyone());
        Deviation.unless(stage.equals("CONTRACT_PUBLISHED"), "The lot with its contract published is " + stage);
    }
}
