package org.sunseal.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Position;
import org.sunseal.trade.RuleBook;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Trigger;

/** The rows against the regulation and the stage tables they speak of. */
class ObjectionRowsTest {
    static Stream<ObjectionRow> rows() {
        return ObjectionRows.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_rule_a_row_names_is_a_row_of_its_kind(ObjectionRow row) {
        var codes = Stream.of(row.window(), row.answerLimit(), row.correctionLimit())
                .flatMap(Optional::stream)
                .toList();

        for (var code : codes) {
            assertThat(RuleBook.seeded().rows())
                    .anyMatch(rule -> rule.code().equals(code) && rule.kind() == row.kind());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_stage_a_row_names_is_one_of_its_kind(ObjectionRow row) {
        assertThat(row.kind().stages().stages()).containsAll(row.onTime()).containsAll(row.late());
        assertThat(row.onTime()).doesNotContainAnyElementsOf(row.late());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_row_pauses_exactly_where_the_stage_table_lets_somebody_object(ObjectionRow row) {
        var table = row.kind().stages();

        for (var stage : row.onTime()) {
            var pause = table.transitions().stream()
                    .filter(step -> step.from() == stage && step.trigger() == Trigger.OBJECT)
                    .findAny();
            assertThat(pause.isPresent()).isEqualTo(stage == row.pauses());
        }
        if (row.pauses() != null && row.held() != null) {
            var held = table.after(Position.at(row.pauses()), Trigger.OBJECT, Actor.INTERESTED_PARTY);
            assertThat(held).contains(Position.at(row.held()));
            assertThat(table.after(Position.at(row.held()), Trigger.ANSWER_OBJECTION, Actor.TENDEREE))
                    .contains(Position.at(row.pauses()));
        }
    }

    @Test
    void there_is_one_row_for_each_thing_a_kind_lets_one_object_to() {
        assertThat(rows().map(row -> row.kind() + " " + row.about())).doesNotHaveDuplicates();
        for (var kind : TradeKind.values()) {
            assertThat(ObjectionRows.of(kind)).isNotEmpty();
        }
    }

    @Test
    void no_query_of_a_procurement_pauses_but_all_hold_the_contract() {
        assertThat(ObjectionRows.of(TradeKind.PROCUREMENT))
                .allMatch(row -> row.pauses() == null
                        && row.holdsContract()
                        && row.inChinese().equals("质疑"));
    }
}
