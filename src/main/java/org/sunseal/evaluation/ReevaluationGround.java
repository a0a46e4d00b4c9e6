package org.sunseal.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sunseal.trade.LegalSource;
import org.sunseal.trade.TradeKind;

/**
 * A ground on which bids are evaluated again.
 *
 * @param newCommittee whether another committee is drawn for it (O87 67); else the one that sat does so again (O87 64)
 * @param text as the law has it
 */
record ReevaluationGround(TradeKind kind, String code, boolean newCommittee, LegalSource source, String text) {
    private static final List<ReevaluationGround> ROWS = SeedRows.read(
            "/evaluation/reevaluation-grounds.csv",
            "kind,code,committee,source,text",
            cells -> new ReevaluationGround(
                    TradeKind.valueOf(cells.get(0).toUpperCase(Locale.ROOT)),
                    cells.get(1),
                    isNew(cells.get(2)),
                    LegalSource.parse(cells.get(3)),
                    cells.get(4)));

    /** Empty where the kind knows no such ground. */
    static Optional<ReevaluationGround> of(TradeKind kind, String code) {
        return of(kind).stream().filter(row -> row.code().equals(code)).findFirst();
    }

    static List<ReevaluationGround> of(TradeKind kind) {
        return ROWS.stream().filter(row -> row.kind() == kind).toList();
    }

    private static boolean isNew(String committee) {
        return switch (committee) {
            case "new" -> true;
            case "same" -> false;
            default -> throw new IllegalArgumentException("The committee is the same or new, not " + committee);
        };
    }
}
