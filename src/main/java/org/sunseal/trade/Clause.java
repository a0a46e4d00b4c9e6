package org.sunseal.trade;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One versioned row of the regulation without a number: whether a kind demands a duty in a region.
 *
 * @param code as refusals cite it
 * @param byKind the kind whose rows say how the duty is met; null where the kind does not demand it
 */
public record Clause(
        TradeKind kind,
        String code,
        Duty duty,
        Region region,
        @Nullable TradeKind byKind,
        LegalSource source,
        Validity validity) {
    static final String HEADER = "kind,code,duty,region,by,source,valid_from,valid_until";

    private static final String FILE = "trade/clauses.csv";
    private static final List<Clause> SEED = parse(SeedTable.resource(FILE));

    /** The kind whose rows say how the duty is met; empty where nothing of the sort is demanded. */
    public Optional<TradeKind> by() {
        return Optional.ofNullable(byKind);
    }

    /** How a refusal names this row: {@code GP-SAME [O87 27]}. */
    public String citation() {
        return "%s %s".formatted(code, source);
    }

    /** The nearest region's row in force on a day of the legal time zone; empty where none answers. */
    static Optional<Clause> of(TradeKind kind, Duty duty, Region region, LocalDate on) {
        return nearest(SEED, kind, duty, region, on);
    }

    /** As {@link #of}, out of these rows. */
    static Optional<Clause> nearest(List<Clause> rows, TradeKind kind, Duty duty, Region region, LocalDate on) {
        var nearest = region.upwards();
        return rows.stream()
                .filter(clause -> clause.answers(kind, duty, on) && nearest.contains(clause.region))
                .min(Comparator.comparing(clause -> nearest.indexOf(clause.region)));
    }

    static List<Clause> all() {
        return SEED;
    }

    /** @throws IllegalArgumentException when a line does not fit, or two answer for one duty in one region on a day */
    static List<Clause> parse(String text) {
        var rows = SeedTable.parse(FILE, HEADER, text, Clause::read);
        for (var row : rows) {
            var began = row.validity.from();
            if (rows.stream()
                            .filter(other ->
                                    other.region.equals(row.region) && other.answers(row.kind, row.duty, began))
                            .count()
                    > 1) {
                throw new IllegalArgumentException(
                        "%s: %s is not alone in answering for its duty on %s".formatted(FILE, row.code, began));
            }
        }
        return rows;
    }

    private boolean answers(TradeKind asked, Duty of, LocalDate on) {
        return kind == asked && duty == of && validity.includes(on);
    }

    private static Clause read(SeedTable.Row row) {
        return new Clause(
                row.constant("kind", TradeKind.class),
                row.text("code"),
                row.constant("duty", Duty.class),
                new Region(row.text("region")),
                row.isEmpty("by") ? null : row.constant("by", TradeKind.class),
                row.source("source"),
                row.validity());
    }
}
