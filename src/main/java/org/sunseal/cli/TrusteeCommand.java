package org.sunseal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what a trustee's, or a witness's, operator does. */
@Command(
        name = "trustee",
        mixinStandardHelpOptions = true,
        description = {
            "Makes and runs the agent of a key trustee or witness.",
            "Order: init, certificates from your authority, the regulator's trust file, enrol, run.",
            ""
        },
        subcommands = {TrusteeInit.class, TrusteeEnrol.class, TrusteeRun.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TrusteeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
