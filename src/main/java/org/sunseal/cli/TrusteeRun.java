package org.sunseal.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sunseal.trustee.AgentProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an agent until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the agent until the process is ended: it makes keys, cosigns the log, takes notices, orders and"
                    + " claims,",
            "and releases its shares when every rule holds. Ending it at any moment is safe.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal trustee run --home /srv/t1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TrusteeRun implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", required = true, description = "The agent's folder.")
    private Path home;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        AgentProcess agent;
        try {
            agent = AgentProcess.start(home);
        } catch (IllegalStateException e) { // it runs already, or its memory is damaged
            command.commandLine().getErr().println(e.getMessage());
            return ExitCode.REFUSED.code();
        }
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "farewell"));
        command.commandLine().getOut().printf("The agent runs; its inbox is %s%n", agent.inbox());
        command.commandLine().getOut().flush();
        agent.await();
        return ExitCode.OK.code();
    }
}
