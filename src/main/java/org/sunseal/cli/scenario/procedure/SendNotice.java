package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.cli.PlatformTimestamps;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.documents.pdf.SignedPdf;

/** The award notice: drawn up by the platform, signed by the tenderee on its own machine. */
public final class SendNotice {
    private static final String PDF = "application/pdf";
    private static final String REASON = "中标通知书"; // what a reader of the PDF is shown: the award notice

    private final Ensemble ensemble;

    public SendNotice(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** In engineering winner and losers are told at once; in a procurement with the result (Order 87 art. 69). */
    public void play(PlayedLot lot) {
        var told = ensemble.told();
        told.act("The award notice");
        var tenderee = lot.tenderee();
        told.step("%s: %s signs the award notice".formatted(lot, tenderee.name()));
        tenderee.api().post(SeenAward.path(lot) + "/notice", Map.of());
        var drawn = tenderee.api().bytes(SeenAward.path(lot) + "/notice.pdf");
        var stamps = new PlatformTimestamps(tenderee.api(), ensemble.setting().register());
        var signed = SignedPdf.sign(
                drawn, tenderee.signer(), stamps, REASON, ensemble.clocks().now());
        tenderee.api().postBytes(SeenAward.path(lot) + "/notice/signatures", PDF, signed);
        if (lot.kind() == Kind.ENGINEERING) {
            Deviation.unless(lot.stage(ensemble.anyone()).equals("NOTICE_SENT"), "The notice is not sent");
            new ToldBidders(ensemble).require(lot);
            winnerHoldsNotice(lot);
        }
    }

    private void winnerHoldsNotice(PlayedLot lot) {
        var winner = SeenAward.of(lot).winner().bidder();
        var pdf = SignedPdf.read(winner.api().bytes(SeenAward.path(lot) + "/notice.pdf"));
        Deviation.unless(pdf.signatures().size() == 2, "The notice is not signed by platform and tenderee");
        ensemble.told().seen("the winner has the notice, signed by platform and tenderee");
    }
}
