package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every path of every kind: positions, not stages, because a suspension remembers where it came from. */
class StageExplorationTest {
    @ParameterizedTest
    @EnumSource
    void every_stage_is_reached(TradeKind kind) {
        var table = kind.stages();

        assertThat(stages(reached(table, EnumSet.noneOf(Stage.class)))).isEqualTo(table.stages());
    }

    @ParameterizedTest
    @EnumSource
    void no_stage_is_a_trap(TradeKind kind) {
        var table = kind.stages();

        assertThat(reached(table, EnumSet.noneOf(Stage.class))).allSatisfy(position -> {
            var onwards = stages(reached(table, position, EnumSet.noneOf(Stage.class)));
            assertThat(onwards).as("from %s", position).containsAnyElementsOf(table.ends());
        });
    }

    /** Not only to its termination: what is alive can still come to a contract and its archive. */
    @ParameterizedTest
    @EnumSource
    void whatever_is_not_terminated_can_still_be_archived(TradeKind kind) {
        var table = kind.stages();

        assertThat(reached(table, EnumSet.noneOf(Stage.class)))
                .filteredOn(position -> position.stage() != Stage.TERMINATED)
                .allSatisfy(position -> assertThat(stages(reached(table, position, EnumSet.of(Stage.TERMINATED))))
                        .as("from %s", position)
                        .contains(Stage.ARCHIVED));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_opened_without_a_close(TradeKind kind) {
        var withoutClose = stages(reached(kind.stages(), EnumSet.of(Stage.CLOSED)));

        assertThat(withoutClose)
                .contains(Stage.ISSUING)
                .doesNotContain(Stage.OPENING, Stage.READ_OUT, Stage.OPENED, Stage.EVALUATING);
    }

    @Test
    void no_engineering_lot_is_awarded_without_publicity() {
        var withoutPublicity = stages(reached(TradeKind.ENGINEERING.stages(), EnumSet.of(Stage.PUBLICITY)));

        assertThat(withoutPublicity)
                .contains(Stage.EVALUATED)
                .doesNotContain(Stage.AWARDABLE, Stage.AWARDED, Stage.CONTRACTED, Stage.ARCHIVED);
    }

    @Test
    void no_procurement_is_contracted_without_its_decision_and_announcement() {
        var table = TradeKind.PROCUREMENT.stages();

        assertThat(stages(reached(table, EnumSet.of(Stage.DECIDED))))
                .contains(Stage.EVALUATED)
                .doesNotContain(Stage.ANNOUNCED, Stage.CONTRACTED);
        assertThat(stages(reached(table, EnumSet.of(Stage.ANNOUNCED))))
                .contains(Stage.DECIDED)
                .doesNotContain(Stage.CONTRACTED, Stage.ARCHIVED);
    }

    /** Each round anew: the bids of a failed round do not open the next one. */
    @ParameterizedTest
    @EnumSource
    void a_second_round_passes_close_again(TradeKind kind) {
        var again =
                kind.stages().after(Position.at(Stage.FAILED), Trigger.RETENDER).orElseThrow();

        assertThat(stages(reached(kind.stages(), again, EnumSet.of(Stage.CLOSED))))
                .contains(Stage.ISSUING)
                .doesNotContain(Stage.OPENING, Stage.OPENED);
    }

    @Test
    void a_planted_short_cut_is_found() {
        var file = "trade/engineering-stages.csv";
        var cut = SeedTable.resource(file) + "EVALUATED,award,AWARDED,tenderee,-,DESIGN\n";
        var table = StageTable.parse(file, cut);

        assertThat(stages(reached(table, EnumSet.of(Stage.PUBLICITY)))).contains(Stage.AWARDED);
    }

    @Test
    void a_planted_trap_is_found() {
        var file = "trade/procurement-stages.csv";
        var trap = SeedTable.resource(file).replace("FAILED,retender,SCHEDULED", "FAILED,retender,FAILED");
        var table = StageTable.parse(file, trap);

        var onwards = reached(table, Position.at(Stage.FAILED), EnumSet.of(Stage.TERMINATED));

        assertThat(stages(onwards)).doesNotContainAnyElementsOf(table.ends());
    }

    private static Set<Position> reached(StageTable table, Set<Stage> avoided) {
        return reached(table, table.start(), avoided);
    }

    private static Set<Position> reached(StageTable table, Position start, Set<Stage> avoided) {
        var found = new LinkedHashSet<>(Set.of(start));
        var left = new ArrayDeque<>(found);
        while (!left.isEmpty()) {
            var here = left.removeFirst();
            for (var step : table.open(here)) {
                var there = here.after(step);
                if (!avoided.contains(there.stage()) && found.add(there)) {
                    left.addLast(there);
                }
            }
        }
        return found;
    }

    private static Set<Stage> stages(Set<Position> positions) {
        var stages = EnumSet.noneOf(Stage.class);
        positions.forEach(position -> stages.add(position.stage()));
        return stages;
    }
}
