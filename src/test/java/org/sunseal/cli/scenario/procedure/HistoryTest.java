package org.sunseal.cli.scenario.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** When a history's last lots open, and how much of a history a folder says was played. */
class HistoryTest {
    @TempDir
    Path data;

    @Test
    void the_last_committees_have_met_before_today_and_a_publicity_of_three_days_is_not_over() {
        var today = LocalDate.parse("2026-11-01");
        for (int day = 0; day < 28; day++, today = today.plusDays(1)) {
            var met = History.lastMeeting(History.lastOpening(today));

            assertThat(met).as("on %s", today).isBefore(today).isAfterOrEqualTo(today.minusDays(3));
        }
    }

    @Test
    void the_last_deadline_is_a_quarter_of_an_hour_that_is_past() {
        assertThat(History.deadlineOfToday(Instant.parse("2026-11-22T10:14:59.999Z")))
                .isEqualTo("2026-11-22T10:00:00Z");
        assertThat(History.deadlineOfToday(Instant.parse("2026-11-22T10:15:00Z")))
                .isEqualTo("2026-11-22T10:15:00Z");
    }

    /** Midnight in Shanghai is no exception: the committees have met before that day began. */
    @Test
    void the_last_deadline_is_later_than_every_meeting() {
        var today = LocalDate.parse("2026-11-01");
        for (int day = 0; day < 28; day++, today = today.plusDays(1)) {
            var midnight = today.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();
            var met = History.lastMeeting(History.lastOpening(today));

            assertThat(LocalDate.ofInstant(History.deadlineOfToday(midnight), ZoneId.of("Asia/Shanghai")))
                    .as("on %s", today)
                    .isAfter(met);
        }
    }

    /** At CLOSED, READ_OUT and, as long as nobody takes bonds, engineering's CONTRACTED nothing can stand (ADR 40). */
    @Test
    void some_lot_ends_at_every_stage_where_one_can_stand() {
        assertThat(namesOf(History.ends(Kind.ENGINEERING)))
                .isEqualTo(namesOf(without(TradeKind.ENGINEERING, Stage.CLOSED, Stage.READ_OUT, Stage.CONTRACTED)));
        assertThat(namesOf(History.ends(Kind.PROCUREMENT)))
                .isEqualTo(namesOf(without(TradeKind.PROCUREMENT, Stage.CLOSED, Stage.READ_OUT)));
    }

    private static Set<Stage> without(TradeKind kind, Stage... passing) {
        var stages = EnumSet.copyOf(kind.stages().stages());
        stages.removeAll(List.of(passing));
        return stages;
    }

    private static Set<String> namesOf(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).collect(Collectors.toSet());
    }

    @Test
    void a_lot_has_been_at_every_stage_before_its_end() {
        assertThat(End.ARCHIVED.reaches(End.ISSUING)).isTrue();
        assertThat(End.SUSPENDED.reaches(End.ISSUING)).isTrue();
        assertThat(End.SUSPENDED.reaches(End.OPENED)).isFalse();
        assertThat(End.OPENING.reaches(End.OPENED)).isFalse();
    }

    @Test
    void a_folder_remembers_how_far_its_history_is() {
        assertThat(HistoryState.of(data)).isEmpty();

        HistoryState.PLAYING.keep(data);

        assertThat(HistoryState.of(data)).contains(HistoryState.PLAYING);
    }

    @Test
    void a_word_nobody_knows_is_not_taken_for_a_history() throws Exception {
        Files.writeString(data.resolve(HistoryState.FILE), "FINISHED\n");

        assertThatThrownBy(() -> HistoryState.of(data)).isInstanceOf(UncheckedIOException.class);
    }
}
