package org.sunseal.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command-line tool as the demonstration calls it: the same jar trustees and bidders run, always in a process of
 * its own.
 */
final class Tool {
    private static final long PATIENCE_SECONDS = 180;

    private static final String SMALL = "-Xmx96m";

    /** Several lots at once, each with papers set in a large typeface. */
    private static final String PLAYING = "-Xmx512m";

    /** Small processes that start fast: seven of them share one machine with everything else. */
    private static final List<String> JAVA = List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto");

    private final Settings settings;

    Tool(Settings settings) {
        this.settings = settings;
        if (!Files.exists(settings.tool())) {
            throw new IllegalStateException("There is no %s: ./mvnw package builds it.".formatted(settings.tool()));
        }
    }

    /** Runs one command of the tool to its end. */
    void run(String name, String... arguments) {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of(SMALL, "-jar", settings.tool().toString()));
        command.addAll(List.of(arguments));
        var log = settings.log(name);
        try {
            Files.createDirectories(log.getParent());
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("sunseal %s takes too long; see %s".formatted(arguments[0], log));
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        "sunseal %s failed; the reason is in %s".formatted(String.join(" ", arguments), log));
            }
        } catch (IOException e) {
            throw new IllegalStateException("sunseal %s cannot run; see %s".formatted(arguments[0], log), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sunseal runs", e);
        }
    }

    /** The command line of a process that runs a main class of the tool's jar until we end or end it. */
    List<String> leashed(String mainClass, String... arguments) {
        return leashed(SMALL, mainClass, arguments);
    }

    /** As {@link #leashed(String, String...)}, with memory enough for everybody a play is about. */
    List<String> playing(String mainClass, String... arguments) {
        return leashed(PLAYING, mainClass, arguments);
    }

    private List<String> leashed(String memory, String mainClass, String[] arguments) {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of(memory, "-cp", settings.tool().toString(), Leash.class.getName(), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
