package org.sunseal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.procedure.HistoryState;
import org.sunseal.journey.RunningPlatform;

/** A first start as command 1 makes it, with its history. Takes minutes, so only the profile slow runs it. */
@Tag("slow")
class HistoryIT {
    private static final String WITH_HISTORY = "-Dsunseal.demo.history=true";
    private static final Duration WHOLE = Duration.ofMinutes(20);
    private static final Duration ARRIVING = Duration.ofMinutes(5);

    @TempDir
    Path data;

    @Test
    void a_first_start_plays_a_history_that_arrives_at_the_machines_time() throws Exception {
        try (var platform = RunningPlatform.start(data, WITH_HISTORY)) {
            assertThat(platform.console()).contains("A history of 150 days is being played now");
            assertThat(behind(platform)).isPositive();

            await(platform, () -> !HistoryState.of(data).orElseThrow().isOnItsWay(), WHOLE);

            assertThat(HistoryState.of(data)).as(platform::console).contains(HistoryState.COMPLETE);
            assertThat(behind(platform)).isZero();
            assertThat(ApiClient.anonymous(platform.uri()).list("/api/tender-projects"))
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void an_interrupted_history_arrives_with_the_next_start_and_says_that_it_is_incomplete() throws Exception {
        try (var platform = RunningPlatform.start(data, WITH_HISTORY)) {
            await(platform, () -> HistoryState.of(data).orElseThrow() == HistoryState.PLAYING, ARRIVING);
            platform.kill();

            platform.restart();
            await(platform, () -> !HistoryState.of(data).orElseThrow().isOnItsWay(), ARRIVING);

            assertThat(HistoryState.of(data)).contains(HistoryState.INCOMPLETE);
            assertThat(behind(platform)).isZero();
            assertThat(platform.console()).contains("The history in this folder was interrupted");
        }
    }

    /** In seconds, or 0 for a clock that is not. */
    private static long behind(RunningPlatform platform) {
        return ApiClient.anonymous(platform.uri()).get("/api/time").integer("sandboxBehindSeconds");
    }

    private static void await(RunningPlatform platform, BooleanSupplier holds, Duration patience) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(platform::console).isLessThan(deadline);
            Thread.sleep(500);
        }
    }
}
