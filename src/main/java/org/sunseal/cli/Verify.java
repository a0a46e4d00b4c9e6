package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.verify.EvidenceKind;
import org.sunseal.opening.proof.verify.EvidenceVerifier;
import org.sunseal.opening.proof.verify.Verdict;
import org.sunseal.opening.proof.verify.WantedEvidence;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Checks a folder of evidence without any network. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = VerifyDraw.class,
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
            "  sunseal verify public.zip --trust trust.json --as public --tender SC-1 --lot 1"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Verify implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "EVIDENCE", description = "The folder, or the .zip as downloaded.")
    private @Nullable Path evidence;

    @Mixin
    private TrustOptions trust;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            converter = KindOfEvidence.class,
            description = "public, bidder or regulator: fail if the folder is of another kind.")
    private @Nullable EvidenceKind kind;

    @Option(names = "--tender", paramLabel = "ID", description = "Fail if it is about another tender project.")
    private @Nullable String tender;

    @Option(names = "--lot", paramLabel = "ID", description = "Fail if it is about another lot.")
    private @Nullable String lot;

    @Option(names = "--round", paramLabel = "N", description = "Fail if it is about another round.")
    private @Nullable Integer round;

    @Spec
    private CommandSpec command;

    static final class KindOfEvidence implements ITypeConverter<EvidenceKind> {
        @Override
        public EvidenceKind convert(String text) {
            try {
                return EvidenceKind.of(text);
            } catch (InvalidEvidence e) {
                throw new TypeConversionException("public, bidder or regulator, not " + text);
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        var evidence = this.evidence;
        if (evidence == null) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'EVIDENCE'");
        }
        var trusted = trust.load();
        if (!Files.exists(evidence)) {
            throw new NoSuchFileException(evidence + " does not exist");
        }
        try (var folder = EvidenceSource.open(evidence, trusted.register().logKey())) {
            var out = command.commandLine().getOut();
            var verdicts =
                    EvidenceVerifier.verify(folder.path(), trusted, new WantedEvidence(kind, tender, lot, round));
            verdicts.forEach(out::println);
            var leftOut = EvidenceVerifier.leftOut(folder.path(), trusted);
            if (!leftOut.isEmpty()) {
                out.printf("Not asked, because this kind of evidence has no keys: %s%n", String.join(", ", leftOut));
            }
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
