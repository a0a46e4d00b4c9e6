package org.sunseal.cli.scenario.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void a_lot_has_been_at_every_stage_before_its_end() {
        assertThat(End.ARCHIVED.reaches(End.ISSUING)).isTrue();
        assertThat(End.SUSPENDED.reaches(End.ISSUING)).isTrue();
        assertThat(End.SUSPENDED.reaches(End.OPENED)).isFalse();
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
