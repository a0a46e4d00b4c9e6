package org.sunseal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what the tender side does with the opening record. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {"Signs the opening record for the tender side: its agency, its tenderee.", ""},
        subcommands = {RecordSign.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
