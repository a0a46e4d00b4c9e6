package org.sunseal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.procedure.HistoryState;
import org.sunseal.journey.RunningPlatform;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** A first start as command 1 makes it, with its history. Takes minutes, so only the profile history runs it. */
@Tag("history")
class HistoryIT {
    private static final String WITH_HISTORY = "-Dsunseal.demo.history=true";
    private static final Duration WHOLE = Duration.ofMinutes(20);
    private static final Duration ARRIVING = Duration.ofMinutes(5);

    /** A lot stays at none of them: they take an authority's or the platform's answer, or wait for bonds nobody took (ADR 40). */
    private static final Map<TradeKind, Set<Stage>> PASSING = Map.of(
            TradeKind.ENGINEERING, EnumSet.of(Stage.CLOSED, Stage.READ_OUT, Stage.CONTRACTED),
            TradeKind.PROCUREMENT, EnumSet.of(Stage.CLOSED, Stage.READ_OUT));

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
            assertThat(stages(platform)).isEqualTo(whereALotCanStand());
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

    private static Map<TradeKind, Set<Stage>> whereALotCanStand() {
        var standing = new EnumMap<TradeKind, Set<Stage>>(TradeKind.class);
        PASSING.forEach((kind, passing) -> {
            var stages = EnumSet.copyOf(kind.stages().stages());
            stages.removeAll(passing);
            standing.put(kind, stages);
        });
        return standing;
    }

    /** The stages of all lots there are, announced or not, as the agency that runs them is told. */
    private static Map<TradeKind, Set<Stage>> stages(RunningPlatform platform) {
        var agency = ApiClient.with(
                platform.uri(), AccessToken.directGrant(platform.issuer(), "agency1", "agency1".toCharArray()));
        var found = new EnumMap<TradeKind, Set<Stage>>(TradeKind.class);
        for (var project : agency.list("/api/tender-projects/mine?size=100")) {
            for (var lot : project.list("lots")) {
                found.computeIfAbsent(TradeKind.valueOf(lot.text("kind")), kind -> EnumSet.noneOf(Stage.class))
                        .add(Stage.valueOf(lot.text("stage")));
            }
        }
        return found;
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
