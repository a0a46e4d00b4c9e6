package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import org.sunseal.dispute.Disputes;
import org.sunseal.dispute.proof.About;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** Whether objections or queries keep a lot from going on. */
@ApplicationScoped
class OpenMatters {
    private final Disputes disputes;

    OpenMatters(Disputes disputes) {
        this.disputes = disputes;
    }

    /** Whether somebody waits for an answer about candidates or result (TBR 54). */
    boolean holdResult(LotKey lot) {
        return disputes.areOpen(lot, About.RESULT);
    }

    /** Refuses {@code matters-open} while a query may still change the result (GPR 54). */
    void requireContractFree(LotKey lot) {
        if (disputes.holdContract(lot)) {
            throw new Refused(
                    AwardRefusal.MATTERS_OPEN,
                    "A query that may change the result of %s waits for its answer".formatted(lot));
        }
    }
}
