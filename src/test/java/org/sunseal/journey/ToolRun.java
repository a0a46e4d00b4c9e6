package org.sunseal.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a command printed, both streams together, and how it ended. */
record ToolRun(List<String> command, int exitCode, String output) {

    /** Runs a command to its end, or ends it when patience does. */
    static ToolRun of(Duration patience, List<String> command) {
        try {
            var log = Files.createTempFile("sunseal-run", ".log");
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                process.getOutputStream().close(); // nobody answers a prompt
                if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("%s did not end in %s:%n%s"
                            .formatted(command, patience, Files.readString(log, StandardCharsets.UTF_8)));
                }
                return new ToolRun(command, process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
