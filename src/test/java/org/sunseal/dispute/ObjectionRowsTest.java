package org.sunseal.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.dispute.proof.About;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Position;
import org.sunseal.trade.RuleBook;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Transition;
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

    /** The stage tables alone say what pauses; which objection it is must be beyond doubt. */
    @ParameterizedTest
    @EnumSource
    void where_a_stage_table_lets_one_object_one_row_hears_it_there_and_where_it_is_held(TradeKind kind) {
        var table = kind.stages();

        for (var step : table.transitions()) {
            if (step.trigger() == Trigger.OBJECT) {
                assertThat(rows().filter(row ->
                                row.kind() == kind && row.onTime().contains(step.from())))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.onTime()).contains(step.to());
                            assertThat(row.by()).isEqualTo(step.actors());
                        });
                assertThat(table.after(Position.at(step.to()), Trigger.ANSWER_OBJECTION, Actor.TENDEREE))
                        .contains(Position.at(step.from()));
            }
        }
    }

    @Test
    void one_to_the_documents_pauses_the_issue_and_one_to_the_candidates_their_publicity() {
        assertThat(TradeKind.ENGINEERING.stages().transitions())
                .filteredOn(step -> step.trigger() == Trigger.OBJECT)
                .extracting(Transition::from)
                .containsExactly(Stage.ISSUING, Stage.PUBLICITY);
    }

    @Test
    void on_any_day_there_is_one_row_for_each_thing_a_kind_lets_one_object_to() {
        assertThat(rows()).allSatisfy(row -> assertThat(rows().filter(other -> other.kind() == row.kind()
                        && other.about() == row.about()
                        && other.validity().includes(row.validity().from())))
                .containsExactly(row));
        assertThat(rows().map(ObjectionRow::kind)).contains(TradeKind.values());
    }

    @Test
    void a_row_hears_nobody_before_the_day_of_its_law() {
        var law = LocalDate.of(2017, 10, 1);

        assertThat(ObjectionRows.of(TradeKind.PROCUREMENT, About.RESULT, law.minusDays(1)))
                .isEmpty();
        assertThat(ObjectionRows.of(TradeKind.PROCUREMENT, About.RESULT, law))
                .map(ObjectionRow::code)
                .contains("GP-QUERY-RESULT");
    }

    @Test
    void no_query_of_a_procurement_pauses_but_all_hold_the_contract() {
        assertThat(TradeKind.PROCUREMENT.stages().transitions()).noneMatch(step -> step.trigger() == Trigger.OBJECT);
        assertThat(rows().filter(row -> row.kind() == TradeKind.PROCUREMENT))
                .hasSize(3)
                .allMatch(row -> row.holdsContract() && row.inChinese().equals("质疑"));
    }
}
