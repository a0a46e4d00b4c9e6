package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.portal.StageLine.Stop;
import org.sunseal.portal.StageLine.Tense;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

class StageLineTest {
    private static final Instant T = Instant.parse("2026-11-29T02:00:00Z");

    @Test
    void an_engineering_lot_goes_from_its_notice_to_the_archive() {
        assertThat(stages(line(TradeKind.ENGINEERING, Stage.ISSUING, null, Map.of(), Map.of())))
                .containsExactly(
                        Stage.ISSUING,
                        Stage.CLOSED,
                        Stage.OPENING,
                        Stage.READ_OUT,
                        Stage.OPENED,
                        Stage.EVALUATING,
                        Stage.EVALUATED,
                        Stage.PUBLICITY,
                        Stage.AWARDABLE,
                        Stage.AWARDED,
                        Stage.NOTICE_SENT,
                        Stage.ANNOUNCED,
                        Stage.CONTRACTED,
                        Stage.SETTLED,
                        Stage.ARCHIVED);
    }

    @Test
    void a_procurement_is_checked_decided_and_accepted() {
        assertThat(stages(line(TradeKind.PROCUREMENT, Stage.ISSUING, null, Map.of(), Map.of())))
                .containsExactly(
                        Stage.ISSUING,
                        Stage.CLOSED,
                        Stage.OPENING,
                        Stage.READ_OUT,
                        Stage.OPENED,
                        Stage.QUALIFIED,
                        Stage.EVALUATING,
                        Stage.EVALUATED,
                        Stage.DECIDED,
                        Stage.ANNOUNCED,
                        Stage.CONTRACTED,
                        Stage.CONTRACT_PUBLISHED,
                        Stage.ACCEPTED,
                        Stage.ARCHIVED);
    }

    @Test
    void the_deadline_is_planned_until_it_is_there() {
        var line = line(TradeKind.OTHER, Stage.ISSUING, null, Map.of(Stage.ISSUING, T), Map.of(Stage.CLOSED, T));

        assertThat(line.subList(0, 2))
                .containsExactly(
                        new Stop(Stage.ISSUING, Tense.CURRENT, T, null), new Stop(Stage.CLOSED, Tense.COMING, null, T));
    }

    @Test
    void what_lies_behind_has_its_time_and_what_lies_ahead_has_none_of_an_earlier_turn() {
        var line = line(
                TradeKind.ENGINEERING,
                Stage.EVALUATING,
                null,
                Map.of(Stage.CLOSED, T, Stage.PUBLICITY, T.plusSeconds(1)), // candidates of a report that fell
                Map.of());

        assertThat(line)
                .contains(
                        new Stop(Stage.CLOSED, Tense.PAST, T, null),
                        new Stop(Stage.EVALUATING, Tense.CURRENT, null, null),
                        new Stop(Stage.PUBLICITY, Tense.COMING, null, null));
    }

    @Test
    void a_held_lot_stands_behind_the_stage_it_interrupts() {
        var line = line(TradeKind.ENGINEERING, Stage.SUSPENDED, Stage.PAUSED_OBJECTION, Map.of(), Map.of());

        assertThat(line.subList(0, 3))
                .extracting(stop -> stop.stage() + " " + stop.standing())
                .containsExactly("ISSUING PAST", "SUSPENDED CURRENT", "CLOSED COMING");
    }

    @Test
    void a_failed_lot_ends_where_it_failed() {
        var began = Map.of(Stage.ISSUING, T, Stage.CLOSED, T, Stage.OPENING, T);

        assertThat(line(TradeKind.ENGINEERING, Stage.FAILED, null, began, Map.of()))
                .extracting(stop -> stop.stage() + " " + stop.standing())
                .containsExactly("ISSUING PAST", "CLOSED PAST", "OPENING PAST", "FAILED CURRENT");
    }

    @Test
    void a_lot_that_is_prepared_again_has_its_whole_way_ahead() {
        var line = line(TradeKind.OTHER, Stage.SCHEDULED, null, Map.of(), Map.of());

        assertThat(line.getFirst()).isEqualTo(new Stop(Stage.SCHEDULED, Tense.CURRENT, null, null));
        assertThat(line.subList(1, line.size())).allMatch(stop -> stop.standing() == Tense.COMING);
    }

    @ParameterizedTest
    @EnumSource(TradeKind.class)
    void wherever_a_lot_stands_exactly_one_stop_is_current_and_it_is_that_stage(TradeKind kind) {
        for (var stage : EnumSet.copyOf(kind.stages().stages())) {
            assertThat(line(kind, stage, null, Map.of(), Map.of()).stream()
                            .filter(stop -> stop.standing() == Tense.CURRENT)
                            .map(Stop::stage))
                    .containsExactly(stage);
        }
    }

    private static List<Stage> stages(List<Stop> line) {
        return line.stream().map(Stop::stage).toList();
    }

    private static List<Stop> line(
            TradeKind kind,
            Stage stage,
            @Nullable Stage stoppedAt,
            Map<Stage, Instant> began,
            Map<Stage, Instant> planned) {
        return StageLine.of(new StageLine.Facts(kind, stage, stoppedAt, began, planned));
    }
}
