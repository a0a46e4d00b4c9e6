package org.sunseal.cli.scenario.procedure;

import java.util.ArrayList;
import java.util.List;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;

/** The bidders take the documents; nobody approves it, and nobody can count them (EBM 20, TBL 22). */
public final class TakeDocuments {
    private final Ensemble ensemble;

    public TakeDocuments(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    public void play(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("Bidders take the documents");
        for (var lot : lots) {
            for (var bidder : lot.bidders(ensemble.cast())) {
                take(lot, bidder);
            }
            told.seen("%s: %d bidders have the documents the signed notice names"
                    .formatted(lot, lot.kind().offers().size()));
        }
    }

    /** Downloads everything and compares it with the notice, which the agency has signed. */
    private void take(PlayedLot lot, Actor bidder) {
        var path = lot.tenderPath() + "/documents";
        var leaves = new ArrayList<byte[]>();
        for (var listed : bidder.api().get(path).list("documents")) {
            var content = bidder.api().bytes(path + "/" + listed.text("name"));
            leaves.add(Merkle.leafHash(Framing.sha256(content)));
        }
        var root = Framing.hex(Merkle.root(leaves));
        Deviation.unless(
                root.equals(lot.announced().notice().documentsRoot()),
                "The notice covers other documents than " + root);
    }
}
