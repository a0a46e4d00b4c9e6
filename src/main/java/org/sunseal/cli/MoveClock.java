package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;
import org.sunseal.kernel.SandboxClock;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves the clock of one process of a demonstration; forward only, and each process only by its own owner. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Moves the sandbox clock of one process of a demonstration, forward only.",
            "An agent's or the time-stamp authority's by its folder, the platform's as the centre. Moving the"
                    + " platform's alone opens nothing.",
            "Without --to or --forward it shows the clock.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sunseal clock --home data/agents/T1 --forward PT5M",
            "  sunseal clock --home data/tsa --to 2026-12-01T09:00:00Z",
            "  sunseal clock --user centre1 --to 2026-12-01T09:00:00Z      (the platform's, an entry in the public log)"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class MoveClock implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "Folder of the agent or time-stamp authority.")
    private @Nullable Path home;

    @ArgGroup
    private @Nullable Move move;

    @Mixin
    private PlatformOptions platform;

    @Spec
    private CommandSpec command;

    /** Where to. */
    static final class Move {
        @Option(names = "--to", paramLabel = "INSTANT", description = "The instant the clock shall show.")
        private @Nullable Instant to;

        @Option(names = "--forward", paramLabel = "DURATION", description = "By how much, such as PT5M or P1D.")
        private @Nullable Duration forward;

        Instant from(Instant now) {
            return to != null ? to : now.plus(forward != null ? forward : Duration.ZERO);
        }
    }

    @Override
    public Integer call() throws IOException {
        var now = home == null ? platformClock() : ownClock(home);
        command.commandLine().getOut().printf("The clock shows %s%n", Times.format(now));
        return ExitCode.OK.code();
    }

    private Instant ownClock(Path folder) throws IOException {
        requireSandbox(folder);
        var clock = new SandboxClock(folder.resolve("sandbox-clock.json"));
        if (move != null) {
            try {
                clock.moveTo(move.from(clock.instant()));
            } catch (IllegalArgumentException e) { // back in time
                throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }
        return clock.instant();
    }

    private Instant platformClock() {
        var shown = shown(platform.anonymous());
        if (move == null) {
            return shown;
        }
        platform.client().post("/api/sandbox/clock", Map.of("to", Times.format(move.from(shown))));
        return shown(platform.anonymous());
    }

    private static Instant shown(ApiClient client) {
        return Instant.parse(client.get("/api/time").text("now"));
    }

    /** An agent made without --sandbox would not look at the file; better to say so. */
    private void requireSandbox(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(command.commandLine(), folder + " is no folder");
        }
        var settings = folder.resolve("agent.json");
        if (Files.exists(settings)
                && !Fields.of(CanonicalJson.readLoosely(Files.readAllBytes(settings)))
                        .truth("sandbox")) {
            throw new ParameterException(
                    command.commandLine(), "This agent was made without --sandbox: its clock is the machine's");
        }
    }
}
