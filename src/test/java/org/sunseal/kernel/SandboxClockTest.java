package org.sunseal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxClockTest {
    private static final Instant MACHINE = Instant.parse("2026-03-02T01:30:00Z");

    @TempDir
    Path folder;

    private Path file;
    private SandboxClock clock;

    @BeforeEach
    void clock_without_a_file() {
        file = folder.resolve("sandbox-clock.json");
        clock = clock();
    }

    private SandboxClock clock() {
        return new SandboxClock(file, Clock.fixed(MACHINE, ZoneOffset.UTC));
    }

    @Test
    void without_a_file_it_is_the_machines_clock() {
        assertThat(clock.instant()).isEqualTo(MACHINE);
        assertThat(clock.offset()).isZero();
    }

    @Test
    void a_move_is_seen_by_every_clock_on_the_same_file() {
        var other = clock();
        clock.moveTo(MACHINE.plus(Duration.ofDays(150)));
        assertThat(other.instant()).isEqualTo(MACHINE.plus(Duration.ofDays(150)));
    }

    @Test
    void a_move_within_a_second_rounds_up_so_that_the_instant_is_reached() {
        clock.moveTo(MACHINE.plusMillis(1));
        assertThat(clock.instant()).isEqualTo(MACHINE.plusSeconds(1));
    }

    @Test
    void it_refuses_to_go_back() {
        clock.moveTo(MACHINE.plusSeconds(60));
        assertThatThrownBy(() -> clock.moveTo(MACHINE.plusSeconds(59))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_that_goes_back_is_ignored() throws IOException {
        clock.moveTo(MACHINE.plusSeconds(60));
        Files.writeString(file, "{\"offsetSeconds\":5}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_file_nobody_can_read_stops_the_clock_rather_than_guess() throws IOException {
        Files.writeString(file, "{\"offsetSeconds\":five}");
        assertThatThrownBy(clock::instant).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_file_about_to_be_written_moves_nothing_and_is_read_once_it_is() throws IOException {
        clock.moveTo(MACHINE.plusSeconds(60));
        var begun = FileTime.from(Instant.parse("2030-01-01T00:00:00Z"));
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, begun);
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(60));

        Files.writeString(file, "{\"offsetSeconds\":90}");
        Files.setLastModifiedTime(file, begun); // written within the same tick of the file system's clock

        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void an_empty_file_is_no_beginning() throws IOException {
        Files.writeString(file, "");
        assertThatThrownBy(clock::instant).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void forward_adds_to_what_was_moved_before() {
        clock.forward(Duration.ofMinutes(5));
        clock.forward(Duration.ofMinutes(5));
        assertThat(clock.offset()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void it_may_begin_behind_the_machine_and_arrives_at_its_time_to_the_second() {
        SandboxClock.beginBehind(file, Duration.ofDays(150));
        assertThat(clock.instant()).isEqualTo(MACHINE.minus(Duration.ofDays(150)));

        clock.moveTo(MACHINE.minusMillis(1)); // the instant a caller read a moment ago

        assertThat(clock.offset()).isZero();
        assertThat(clock().instant()).isEqualTo(MACHINE);
    }

    @Test
    void behind_the_machine_it_goes_back_no_more_than_ahead_of_it() throws IOException {
        SandboxClock.beginBehind(file, Duration.ofSeconds(60));
        clock.moveTo(MACHINE.minusSeconds(20));

        assertThatThrownBy(() -> clock.moveTo(MACHINE.minusSeconds(21))).isInstanceOf(IllegalArgumentException.class);
        Files.writeString(file, "{\"offsetSeconds\":-60}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(-20));
    }

    @Test
    void a_clock_once_read_without_a_file_is_not_put_behind_by_one() throws IOException {
        clock.instant();
        Files.writeString(file, "{\"offsetSeconds\":-60}");
        assertThat(clock.offset()).isZero();
    }

    @Test
    void a_clock_that_has_begun_cannot_begin_again() {
        clock.moveTo(MACHINE.plusSeconds(1));
        assertThatThrownBy(() -> SandboxClock.beginBehind(file, Duration.ofDays(1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
