package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sunseal.experts.proof.verify.DrawCheck;
import org.sunseal.experts.proof.verify.DrawVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an expert draw without any network, and draws again. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks the evidence of an expert draw, without any network.",
            "That it was the only one with its key, that enough trustees released the key for it, and that the"
                    + " committee follows.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = {"  sunseal verify draw evidence/draw-1 --trust trust.json"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class VerifyDraw implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The folder with the unpacked evidence.")
    private Path folder;

    @Mixin
    private TrustOptions trust;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var trusted = trust.load();
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder + " is no folder");
        }
        var out = command.commandLine().getOut();
        var checks = DrawVerifier.verify(folder, trusted);
        checks.forEach(out::println);
        var failed = checks.stream()
                .filter(check -> !check.ok())
                .map(DrawCheck::name)
                .toList();
        out.printf(
                failed.isEmpty() ? "All %d checks hold.%n" : "%d checks, of which FAILED: " + failed + "%n",
                checks.size());
        return (failed.isEmpty() ? ExitCode.OK : ExitCode.REFUSED).code();
    }
}
