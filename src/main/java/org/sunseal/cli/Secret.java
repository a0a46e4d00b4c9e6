package org.sunseal.cli;

import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Passwords, from wherever they do not end up in the shell's history: a file, the environment, the prompt; in this
 * order.
 */
final class Secret {
    private Secret() {}

    /** @param file its first line is the password */
    static char[] read(@Nullable Path file, String variable, String prompt, CommandSpec asking) {
        if (file != null) {
            return firstLine(file).toCharArray();
        }
        var value = System.getenv(variable);
        if (value != null) {
            return value.toCharArray();
        }
        var typed = typed(System.console(), prompt);
        if (typed == null) {
            throw new ParameterException(
                    asking.commandLine(), "%s: name a file, set %s, or run in a terminal".formatted(prompt, variable));
        }
        return typed;
    }

    private static char @Nullable [] typed(@Nullable Console console, String prompt) {
        return console == null ? null : console.readPassword("%s: ", prompt);
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException("The password file " + file + " cannot be read", e);
        }
    }
}
