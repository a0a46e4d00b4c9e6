package org.sunseal.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.proof.CommitteeRules.Ground;
import org.sunseal.evaluation.proof.CommitteeRules.LowPriceTrigger;
import org.sunseal.evaluation.proof.CommitteeRules.Yardstick;
import org.sunseal.trade.Category;
import org.sunseal.trade.LegalSource;
import org.sunseal.trade.TradeKind;

/** What the regulation says about comparing bids, as rows for each kind of trade. */
final class MethodRules {
    private static final List<Row> ROWS = SeedRows.read(
            "/evaluation/method-rules.csv", "kind,category,subject,code,from,to,source", MethodRules::row);
    private static final List<GroundRow> GROUNDS = SeedRows.read(
            "/evaluation/rejection-grounds.csv",
            "kind,code,source,text",
            cells -> new GroundRow(
                    kind(cells.get(0)),
                    new Ground(cells.get(1), LegalSource.parse(cells.get(2)).toString(), cells.get(3))));

    private MethodRules() {}

    /**
     * One row.
     *
     * @param category null for every category
     * @param from the least that is lawful; null where the row is no number
     * @param to the most that is lawful; null where nothing is
     */
    record Row(
            TradeKind kind,
            @Nullable Category category,
            String subject,
            String code,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            LegalSource source) {
        boolean admits(BigDecimal value) {
            return (from == null || value.compareTo(from) >= 0) && (to == null || value.compareTo(to) <= 0);
        }

        /** How a refusal names it: {@code GP-WEIGHT-30 [O87 55]}. */
        String citation() {
            return code + " " + source;
        }
    }

    private record GroundRow(TradeKind kind, Ground ground) {}

    /** The row on that subject; empty where the kind has none. */
    static Optional<Row> on(String subject, TradeKind kind, Optional<Category> category) {
        return ROWS.stream()
                .filter(row -> row.kind() == kind && row.subject().equals(subject))
                .filter(row -> row.category() == null
                        || category.filter(row.category()::equals).isPresent())
                .findFirst();
    }

    /** Whether the kind says anything about how bids are compared; one that does not is bound by its documents alone. */
    static boolean bind(TradeKind kind) {
        return ROWS.stream().anyMatch(row -> row.kind() == kind);
    }

    /** The grounds on which a bid of that kind may be rejected, in the order of the law. */
    static List<Ground> grounds(TradeKind kind) {
        return GROUNDS.stream()
                .filter(row -> row.kind() == kind)
                .map(GroundRow::ground)
                .toList();
    }

    /** From which prices an explanation is asked. */
    static List<LowPriceTrigger> lowPrices(TradeKind kind, Optional<Category> category) {
        return List.of(
                        trigger("low-price-mean", Yardstick.MEAN, kind, category),
                        trigger("low-price-second", Yardstick.SECOND_LOWEST, kind, category),
                        trigger("low-price-ceiling", Yardstick.CEILING, kind, category))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<LowPriceTrigger> trigger(
            String subject, Yardstick of, TradeKind kind, Optional<Category> category) {
        return on(subject, kind, category).flatMap(row -> Optional.ofNullable(row.from())
                .map(percent -> new LowPriceTrigger(
                        row.code(), of, percent, row.source().toString())));
    }

    private static Row row(List<String> cells) {
        return new Row(
                kind(cells.get(0)),
                cells.get(1).equals("-") ? null : Category.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                cells.get(2),
                cells.get(3),
                number(cells.get(4)),
                number(cells.get(5)),
                LegalSource.parse(cells.get(6)));
    }

    private static TradeKind kind(String word) {
        return TradeKind.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static @Nullable BigDecimal number(String cell) {
        return cell.equals("-") ? null : new BigDecimal(cell);
    }
}
