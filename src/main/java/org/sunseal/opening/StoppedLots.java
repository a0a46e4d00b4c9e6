package org.sunseal.opening;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.project.Lots;

/** Whether the regulator has stopped a lot: then nothing of it goes on, whatever the trustees have sent. */
@ApplicationScoped
class StoppedLots {
    private final Lots lots;

    StoppedLots(Lots lots) {
        this.lots = lots;
    }

    boolean contain(ClosedRound round) {
        var closing = round.closing();
        return QuarkusTransaction.requiringNew()
                .call(() -> lots.get(closing.tender(), closing.lot()).stage().isStopped());
    }
}
