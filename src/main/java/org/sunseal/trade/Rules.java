package org.sunseal.trade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.sunseal.kernel.Refused;

/**
 * The rows in force for one kind in one region on one day.
 *
 * @param day a day of the legal time zone
 * @param rows one for each code, sorted by code
 */
public record Rules(TradeKind kind, Region region, LocalDate day, List<Rule> rows) {
    /** @throws IllegalArgumentException when two rows would answer the same question */
    public Rules {
        rows = List.copyOf(rows);
        var seen = new HashSet<String>();
        for (var row : rows) {
            if (!seen.add("%s from %s".formatted(row.subject(), row.fromYuan().stripTrailingZeros()))) {
                throw new IllegalArgumentException(
                        "%s answers for %s, and so does another row".formatted(row.citation(), row.subject()));
            }
        }
    }

    /** Out of the rows this platform comes with; a region's row stands before the national one. */
    public static Rules of(TradeKind kind, Region region, LocalDate on) {
        return RuleBook.seeded().inForce(kind, region, on);
    }

    /** The row with that code, or {@code rule-missing}. */
    public Rule row(String code) {
        return rows.stream().filter(row -> row.code().equals(code)).findAny().orElseThrow(() -> missing(code));
    }

    /** The row for that subject where amounts play no part, or {@code rule-missing}. */
    public Rule on(Subject subject) {
        return on(subject, BigDecimal.ZERO);
    }

    /**
     * The row for that subject and a lot of that size, or {@code rule-missing}.
     *
     * @param yuan the lot's budget or estimate
     */
    public Rule on(Subject subject, BigDecimal yuan) {
        return rows.stream()
                .filter(row -> row.subject() == subject && row.fromYuan().compareTo(yuan) <= 0)
                .max(Comparator.comparing(Rule::fromYuan))
                .orElseThrow(() -> missing(subject.name()));
    }

    /** What the kind says about that duty, or {@code rule-missing}: silence is not taken for demanding nothing. */
    public Clause on(Duty duty) {
        return Clause.of(kind, duty, region, day).orElseThrow(() -> missing(duty.name()));
    }

    private Refused missing(String what) {
        return new Refused(
                TradeRefusal.RULE_MISSING,
                "No row for %s in %s, region %s, on %s".formatted(what, kind, region.code(), day));
    }
}
