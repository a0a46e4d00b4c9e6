package org.sunseal.cli.scenario.procedure;

import java.time.Instant;
import java.util.List;
import org.sunseal.cli.scenario.Patience;
import org.sunseal.crypto.Times;

/** The publicity of the candidates runs out with every objection answered. */
public final class EndPublicity {
    private final Ensemble ensemble;

    public EndPublicity(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Moves the clocks to the end of the last publicity, and leaves every lot ready for its award. */
    public void play(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("The publicity ends");
        for (var lot : lots) {
            var limit = SeenAward.of(lot).requireLimit("ENG-PUB-3D");
            told.step("%s: the publicity stands until %s, by %s"
                    .formatted(lot, Times.format(limit.dueAt()), limit.citation()));
        }
        lots.stream()
                .map(lot -> SeenAward.of(lot).requireLimit("ENG-PUB-3D").dueAt())
                .max(Instant::compareTo)
                .ifPresent(ensemble.clocks()::moveTo);
        for (var lot : lots) {
            told.await("the publicity of %s ends".formatted(lot), Patience.STEP, () -> lot.stage(ensemble.anyone())
                    .equals("AWARDABLE"));
        }
        told.seen("nothing is open; the tenderee may award");
    }
}
