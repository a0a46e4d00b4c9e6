package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sunseal.cli.SignOpeningRecord.Fetched;
import org.sunseal.cli.SignOpeningRecord.Proven;
import org.sunseal.crypto.Signer;
import org.sunseal.opening.proof.PrintedRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the tender side's signature on the opening record, with a key that stays on this machine. */
@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs the opening record of a round for the tender side (PAdES, with a time-stamp), beside the platform.",
            "Fetches the record, checks that both its forms are the platform's and say the same, shows what was read",
            "out, signs the PDF here, and sends it back. Says \"Signed\" only when the log proves it. May be run again.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal record sign --tender T-1 --lot 1 --key agency.p12 --user agency1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class RecordSign implements Callable<Integer> {
    @Mixin
    private PlaceOptions place;

    @Option(
            names = "--out",
            paramLabel = "FILE.pdf",
            description = "Where the signed record is left (default: opening-TENDER-LOT-ROUND.pdf).")
    private @Nullable Path out;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "How long to wait for the proof in the log (default: ${DEFAULT-VALUE}).")
    private int waitSeconds;

    @Mixin
    private SignerOptions key;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PlatformOptions platform;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var console = command.commandLine().getOut();
        var signing = new SignOpeningRecord(platform.client(), trust.load().register(), place.path(""));
        var signer = key.signer();
        var fetched = signing.fetch();
        show(fetched);
        var pdf = fetched.pdf();
        if (!fetched.isSignedBy(signer)) { // else an earlier run came that far
            pdf = signing.sign(fetched, signer);
            signing.handIn(pdf);
        }
        var file = out == null
                ? Path.of("opening-%s-%s-%d.pdf".formatted(place.tender(), place.lot(), place.number()))
                : out;
        Files.write(file, pdf);
        var proven = await(signing, signer);
        if (proven.isEmpty()) {
            console.println("The platform has kept the signature, but not proved it yet. Run the same command again.");
            return ExitCode.PENDING.code();
        }
        console.printf(
                "Signed. The time-stamp authority saw the signature at %s.%n",
                proven.get().signedAt());
        console.printf("  record    %s%n", file);
        console.printf("  log       entry %d%n", proven.get().index());
        return ExitCode.OK.code();
    }

    /** Nobody should sign unread. */
    private void show(Fetched fetched) {
        var console = command.commandLine().getOut();
        var record = fetched.record();
        console.printf("Opening record of %s:%n", place);
        for (var bid : record.bids()) {
            var price =
                    bid.read().map(read -> PrintedRecord.price(read.fields())).orElse("(not opened)");
            console.printf("  %-40s %s%n", bid.organisation(), price);
        }
        console.printf("  closing   %s%n", record.closeSha256());
        console.printf("  record    %s%n", record.sha256());
        console.flush();
    }

    private Optional<Proven> await(SignOpeningRecord signing, Signer signer) {
        var proven = signing.proof(signer);
        try {
            for (var second = 0; second < waitSeconds && proven.isEmpty(); second++) {
                TimeUnit.SECONDS.sleep(1);
                proven = signing.proof(signer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return proven;
    }
}
