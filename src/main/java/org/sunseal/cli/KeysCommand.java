package org.sunseal.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what concerns signing keys. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = {"Makes signing keys, brings in their certificates, and registers them with the platform.", ""},
        subcommands = {KeysNew.class, KeysInstall.class, KeysRegister.class, KeysIssue.class, KeysCrl.class})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class KeysCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
