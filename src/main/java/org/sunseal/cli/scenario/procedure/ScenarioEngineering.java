package org.sunseal.cli.scenario.procedure;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.sunseal.cli.scenario.PlayOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** An open engineering tender from its registration to its archive. It may be played again and again. */
@Command(
        name = "engineering",
        description = {
            "Plays an open tender for works from the registration of the project to the archive of its lot: a notice of",
            "correction, an addendum that moves the deadline, five sealed bids, a drawn committee of which one member",
            "declines, an objection upheld in publicity, award, contract. Leaves verified evidence. Ends with an error at",
            "the first deviation. It moves everybody's clock by some two months."
        },
        mixinStandardHelpOptions = true)
public final class ScenarioEngineering implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Override
    public Integer call() throws IOException {
        return options.run(
                spec.commandLine().getOut(),
                (setting, told) -> new WholeProcedure(Ensemble.gather(setting, told)).play(Kind.ENGINEERING));
    }
}
