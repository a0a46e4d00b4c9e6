package org.sunseal.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sunseal.trustee.AgentSettings;
import org.sunseal.trustee.InitialiseAgent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the folder and keys of a new agent. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes an agent's folder and keys. What others need of it is then in DIR/public:",
            "two certificate requests and the witness key.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal trustee init --home /srv/t1 --id T1 --platform https://trade.example --port 8201")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class TrusteeInit implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", required = true, description = "The agent's folder.")
    private Path home;

    @Option(names = "--id", paramLabel = "ID", required = true, description = "Its name in the register, such as T1.")
    private String id;

    @Option(names = "--platform", paramLabel = "URL", required = true, description = "The platform it dials.")
    private URI platform;

    @Option(
            names = "--port",
            paramLabel = "N",
            required = true,
            description = "Where its inbox listens on 127.0.0.1; your web server stands before it.")
    private int port;

    @Option(names = "--sandbox", description = "Lets the clock be moved by `sunseal clock`; demonstrations only.")
    private boolean sandbox;

    @Option(
            names = "--clock-source",
            paramLabel = "URL",
            description = "A server whose time is compared with the machine's; may be repeated.")
    private List<URI> clockSources = new ArrayList<>();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        var err = command.commandLine().getErr();
        try {
            new InitialiseAgent(Clock.systemUTC())
                    .initialise(home, new AgentSettings(id, platform, port, sandbox, clockSources));
        } catch (IllegalStateException e) { // an agent is there already
            err.println(e.getMessage());
            return ExitCode.REFUSED.code();
        }
        command.commandLine().getOut().printf("Made agent %s; hand out the files of %s%n", id, home.resolve("public"));
        return ExitCode.OK.code();
    }
}
