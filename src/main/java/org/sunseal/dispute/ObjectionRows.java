package org.sunseal.dispute;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.trade.Actor;
import org.sunseal.trade.SeedTable;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** What may be objected to in a lot of each kind, as rows of the regulation. */
final class ObjectionRows {
    private static final String FILE = "trade/objections.csv";
    private static final List<ObjectionRow> SEED = SeedTable.parse(
            FILE,
            "kind,code,about,called,on_time,late,by,window,answer,correction,holds_contract,consequences,source,"
                    + "valid_from,valid_until",
            SeedTable.resource(FILE),
            ObjectionRows::read);

    private ObjectionRows() {}

    /**
     * Empty where a kind knows no such objection.
     *
     * @param on a day of the legal time zone
     */
    static Optional<ObjectionRow> of(TradeKind kind, About about, LocalDate on) {
        return SEED.stream()
                .filter(row -> row.kind() == kind
                        && row.about() == about
                        && row.validity().includes(on))
                .findAny();
    }

    /** The row an objection was filed under, which binds it whatever row follows. */
    static ObjectionRow of(TradeKind kind, Objection objection) {
        return of(kind, objection.about(), objection.filedOn()).orElseThrow();
    }

    static List<ObjectionRow> all() {
        return SEED;
    }

    private static ObjectionRow read(SeedTable.Row row) {
        return new ObjectionRow(
                row.constant("kind", TradeKind.class),
                row.text("code"),
                row.constant("about", About.class),
                row.text("called"),
                stages(row, "on_time"),
                stages(row, "late"),
                Set.copyOf(row.constants("by", Actor.class)),
                code(row, "window"),
                code(row, "answer"),
                code(row, "correction"),
                row.isYes("holds_contract"),
                Set.copyOf(row.constants("consequences", Consequence.class)),
                row.source("source"),
                row.validity());
    }

    /** Written as in the stage tables. */
    private static Set<Stage> stages(SeedTable.Row row, String column) {
        return row.words(column).stream().map(Stage::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String code(SeedTable.Row row, String column) {
        return row.isEmpty(column) ? null : row.text(column);
    }
}
