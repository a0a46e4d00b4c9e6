package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a folder of evidence without any network. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks the evidence of an opening, without any network.",
            "Log, notices, keys, closing list, receipts, shares, prices and record, each by its signatures and"
                    + " digests.",
            "Every check is reported on a line of its own; a missing file fails, it never passes.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sunseal verify evidence/public --trust trust.json",
            "  sunseal verify public.zip --trust trust.json"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "EVIDENCE", description = "The folder, or the .zip as downloaded.")
    private Path evidence;

    @Mixin
    private TrustOptions trust;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var trusted = trust.load();
        if (!Files.exists(evidence)) {
            throw new NoSuchFileException(evidence + " does not exist");
        }
        try (var folder = EvidenceSource.open(evidence)) {
            var out = command.commandLine().getOut();
            var verdicts = EvidenceVerifier.verify(folder.path(), trusted);
            verdicts.forEach(out::println);
            var failed = verdicts.stream()
                    .filter(verdict -> !verdict.ok())
                    .map(Verdict::check)
                    .toList();
            out.printf(
                    failed.isEmpty() ? "All %d checks hold.%n" : "%d checks, of which FAILED: " + failed + "%n",
                    verdicts.size());
            return (failed.isEmpty() ? ExitCode.OK : ExitCode.REFUSED).code();
        }
    }
}
