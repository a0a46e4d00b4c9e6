package org.sunseal.experts;

import java.math.BigDecimal;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.trade.Quota;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;

/** How a committee is composed: the rows {@code COMM-ODD5}, {@code GP-COMM-7} and {@code COMM-2/3} (TBL 37, O87 47). */
final class Composition {
    private Composition() {}

    /**
     * Requires a lawful committee. A kind without such rows lets its documents say what a committee is.
     *
     * @throws Refused {@code below-minimum} or {@code committee-even}, citing the row
     */
    static void require(Lot lot, Rules rules, int experts, int delegates) {
        int members = experts + delegates;
        if (regulates(rules, Subject.COMMITTEE_SIZE)) {
            new Quota(rules.on(Subject.COMMITTEE_SIZE, lot.estimate())).require(members);
        }
        if (regulates(rules, Subject.EXPERT_SHARE)) {
            new Quota(rules.on(Subject.EXPERT_SHARE, lot.estimate()))
                    .requireShare(BigDecimal.valueOf(experts), BigDecimal.valueOf(members));
        }
    }

    private static boolean regulates(Rules rules, Subject subject) {
        return rules.rows().stream().anyMatch(row -> row.subject() == subject);
    }
}
