package org.sunseal.cli;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sunseal.cli.scenario.Scenario;
import org.sunseal.crypto.InvalidEvidence;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The tool itself: the list of its commands, and what happens when one of them fails. */
@Command(
        name = "sunseal",
        mixinStandardHelpOptions = true,
        versionProvider = Sunseal.Version.class,
        description = {
            "Seals bids, hands them in, runs a trustee's agent, and checks afterwards that all went by the rules.",
            "It trusts what your own trust file names, and nothing else.",
            ""
        },
        subcommands = {
            HelpCommand.class,
            KeysCommand.class,
            Seal.class,
            Submit.class,
            Status.class,
            Withdraw.class,
            ClaimBid.class,
            RecordCommand.class,
            DrawCommand.class,
            Verify.class,
            TrusteeCommand.class,
            OperatorCommand.class,
            MoveClock.class,
            Scenario.class,
            DemoCommand.class
        },
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nA bid from key to receipt:%n",
        footer = {
            "  sunseal keys new --out acme.p12 --organisation Acme --credit-code 91310000MA1K000001",
            "  sunseal keys install --key acme.p12 --certificate acme.crt    (after an authority answered acme.csr)",
            "  sunseal keys register --key acme.p12 --user bidder1",
            "  sunseal seal offer/ --tender T-1 --lot 1 --price 1250000.00 --key acme.p12 --user bidder1",
            "  sunseal submit --tender T-1 --lot 1 --key acme.p12 --user bidder1",
            "",
            "Passwords: --password-file and --key-password-file, or SUNSEAL_PASSWORD and SUNSEAL_KEY_PASSWORD, or the"
                    + " prompt."
        },
        exitCodeListHeading = "%nExit codes of every command:%n")
public final class Sunseal implements Callable<Integer> {
    private static final int WIDTH = 120;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /** Kept here, for the log system forgets the level of a logger nobody holds. */
    private static final Logger PDF_LIBRARY = Logger.getLogger("org.apache");

    public static void main(String[] arguments) {
        PDF_LIBRARY.setLevel(Level.SEVERE); // it warns about fonts that it then replaces; the console is for the user
        System.exit(commandLine().execute(arguments));
    }

    /** The command line with all commands; tests set where it writes. */
    static CommandLine commandLine() {
        var sunseal = new CommandLine(new Sunseal());
        sunseal.getCommandSpec()
                .usageMessage()
                .exitCodeList(Arrays.stream(ExitCode.values())
                        .collect(toMap(
                                each -> Integer.toString(each.code()),
                                ExitCode::meaning,
                                (one, other) -> one,
                                LinkedHashMap::new)));
        return sunseal.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(WIDTH)
                .setParameterExceptionHandler(
                        (usage, arguments) -> misused(usage).code())
                .setExecutionExceptionHandler((failure, line, parsed) ->
                        explain(failure, line.getErr()).code());
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }

    private static ExitCode misused(CommandLine.ParameterException usage) {
        var line = usage.getCommandLine();
        line.getErr().println(usage.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(usage, line.getErr());
        line.getErr().printf("See: %s --help%n", line.getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    /** The sentence first, for people; the code after it, for searching. */
    private static ExitCode explain(Exception failure, PrintWriter err) {
        return switch (failure) {
            case ApiProblem problem -> {
                err.println(problem.detail());
                err.printf("  [%s, HTTP %d]%n", problem.code(), problem.status());
                yield problem.status() >= 500 ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
            }
            case InvalidEvidence invalid -> {
                err.println(invalid.detail());
                err.printf("  [%s]%n", invalid.code());
                yield ExitCode.REFUSED;
            }
            case UncheckedIOException wrapped -> unreachable(wrapped, err);
            case IOException broken -> unreachable(broken, err);
            default -> {
                err.println("This is a defect of sunseal, please report it:");
                failure.printStackTrace(err);
                yield ExitCode.FAULT;
            }
        };
    }

    private static ExitCode unreachable(Exception failure, PrintWriter err) {
        err.println(failure.getMessage());
        var cause = failure.getCause();
        if (cause != null && !String.valueOf(failure.getMessage()).contains(cause.toString())) {
            err.printf("  [%s]%n", cause);
        }
        return ExitCode.UNREACHABLE;
    }

    /** The version the jar's manifest names. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Sunseal.class.getPackage().getImplementationVersion();
            return new String[] {"sunseal " + Objects.requireNonNullElse(version, "(not from a jar)")};
        }
    }
}
