package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes what a demonstration kept, so that its next start is a first one. */
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deletes everything a demonstration keeps in its folder; the next start is a first one, with a history of its",
            "own. Refuses while that demonstration runs, and in any other folder. Evidence and bids kept elsewhere stay.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal demo reset --data data")
final class DemoReset implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The demonstration's folder (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var folder = new DemoFolder(data);
        if (!folder.isOne()) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s is not a demonstration's folder: no demonstration ever ran there. Nothing was deleted."
                            .formatted(data));
        }
        var lock = folder.hold();
        if (lock.isEmpty()) {
            return refuse("The demonstration in %s is running. End it with Ctrl-C first; nothing was deleted."
                    .formatted(data));
        }
        try {
            return reset(folder);
        } finally {
            lock.get().close();
        }
    }

    private int reset(DemoFolder folder) throws IOException {
        var running = folder.leftRunning();
        if (!running.isEmpty()) {
            return refuse(
                    "The demonstration in %s was killed and left running: %s. Start it and end it with Ctrl-C, or end these; nothing was deleted."
                            .formatted(data, String.join(", ", running)));
        }
        tell(folder.clear(), folder);
        return ExitCode.OK.code();
    }

    private void tell(List<String> gone, DemoFolder folder) throws IOException {
        var out = command.commandLine().getOut();
        out.printf("Deleted from %s: %s%n", data, String.join(", ", gone));
        var left = folder.left();
        if (!left.isEmpty()) {
            out.printf("Left there, for it is not the demonstration's: %s%n", String.join(", ", left));
        }
        out.println("The next start is a first one.");
        out.flush();
    }

    private int refuse(String why) {
        command.commandLine().getErr().println(why);
        return ExitCode.REFUSED.code();
    }
}
