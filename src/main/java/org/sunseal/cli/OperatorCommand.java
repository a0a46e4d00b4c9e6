package org.sunseal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what whoever installs and runs the platform does. */
@Command(
        name = "operator",
        mixinStandardHelpOptions = true,
        description = {"Sets up a platform: its first account.", ""},
        subcommands = {FirstAdmin.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class OperatorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
