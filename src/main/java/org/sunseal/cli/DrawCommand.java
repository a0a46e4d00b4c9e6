package org.sunseal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what the regulator does with a draw. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description = {"Signs for the regulator who may be drawn; to check a draw, see sunseal verify draw.", ""},
        subcommands = {DrawCountersign.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class DrawCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
