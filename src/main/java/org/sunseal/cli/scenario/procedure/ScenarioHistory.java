package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.sunseal.cli.scenario.Cast;
import org.sunseal.cli.scenario.Clocks;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Narration;
import org.sunseal.cli.scenario.PlayOptions;
import org.sunseal.cli.scenario.Setting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The history of a demonstration, which its first start has played by itself. */
@Command(
        name = "history",
        description = {
            "Plays 150 days in a few minutes, until a tender stands at every stage and all clocks have arrived at the",
            "machine's time. The first start of a demonstration does this by itself, and nobody can do it a second time:",
            "an interrupted history is not played on, only its clocks are brought to the machine's time."
        },
        mixinStandardHelpOptions = true)
public final class ScenarioHistory implements Callable<Integer> {
    /** What is told in full, for whoever wants to know why a history is incomplete. */
    private static final String TOLD = "told.txt";

    /** Time to tell everybody the instant. Whoever had it only when it was past would stay behind for good. */
    private static final Duration TO_ARRIVE = Duration.ofSeconds(5);

    private final Clock machine = Clock.systemUTC();

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Option(names = "--only-arrive", description = "Plays nothing and brings the clocks to the machine's time.")
    private boolean onlyArrive;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var console = spec.commandLine().getOut();
        return options.run(console, (setting, told) -> play(setting, console));
    }

    private void play(Setting setting, PrintWriter console) throws IOException {
        var state = HistoryState.of(setting.data())
                .filter(HistoryState::isOnItsWay)
                .orElseThrow(() -> new Deviation(
                        "A history is played once, by the first start. `demo reset` and a new start play another."));
        var clocks = new Clocks(setting, Cast.logIn(setting, "centre1"));
        var chronicle = new Chronicle(console, clocks);
        chronicle.tell("the platform's clock begins here");
        var whole = false;
        try {
            if (state == HistoryState.DUE && !onlyArrive) {
                HistoryState.PLAYING.keep(setting.data());
                play(setting, chronicle);
                whole = true;
            }
        } finally { // a platform whose clocks stay behind is of no use to anybody
            clocks.moveTo(machine.instant().plus(TO_ARRIVE));
            (whole ? HistoryState.COMPLETE : HistoryState.INCOMPLETE).keep(setting.data());
            chronicle.tell(
                    whole
                            ? "the clocks have arrived at the machine's time; the platform is yours"
                            : "the clocks have arrived at the machine's time; the history is incomplete, `demo reset` and a new start play a whole one");
        }
    }

    private void play(Setting setting, Chronicle chronicle) throws IOException {
        Files.createDirectories(setting.out());
        try (var file = new PrintWriter(Files.newBufferedWriter(setting.out().resolve(TOLD)))) {
            var ensemble = Ensemble.gather(setting, new Narration(file));
            new History(ensemble, chronicle, machine).play();
        }
    }
}
