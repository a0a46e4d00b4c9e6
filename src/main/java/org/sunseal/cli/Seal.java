package org.sunseal.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.custody.proof.Member;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.project.proof.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Seals a folder of files and an opening form to a fresh key of the trustees. Nothing readable leaves the machine. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seals files and opening form to a key of the trustees, on this machine.",
            "Takes a slot from the platform, verifies it against your trust file, shows whose key it is, and seals.",
            "Nothing is handed in yet: `sunseal submit` does that.",
            "A copy of what opens the bid stays here, encrypted with the password of your signing key. Keep both",
            "until the opening record is published.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sunseal seal offer/ --tender T-1 --lot 1 --price 1250000.00 --days 180 --key acme.p12 --user bidder1",
            "  sunseal seal offer/ --tender T-1 --lot 1 --form form.json --replace --key acme.p12 --user bidder1"
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Seal implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files, or folders whose files are taken.")
    private List<Path> sources;

    @Mixin
    private RoundOptions round;

    @Mixin
    private FormOptions form;

    @Option(
            names = "--replace",
            description = {
                "Replaces, or follows the withdrawal of, the bid handed in before.",
                "Takes a fresh slot; files that did not change are not sealed or uploaded again."
            })
    private boolean replace;

    @Option(names = "--no-progress", description = "Draws no progress bars.")
    private boolean silent;

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
        var out = command.commandLine().getOut();
        var register = trust.load().register();
        var opening = form.form();
        var files = files();
        var kept = round.kept();
        var before = kept.newestReceived();
        if (before.isPresent() != replace) {
            throw new ParameterException(
                    command.commandLine(),
                    replace
                            ? "There is no bid to replace in " + kept.folder().home()
                            : "A bid of this round was handed in already: use --replace");
        }
        var signer = key.signer();
        var client = platform.client();

        var taken = TakenSlot.take(client, round, replace);
        var checked = taken.check(round, client, register);
        var slot = round.slot(checked.slot().statement().slot());
        showTrustees(out, register, slot, checked.notice());

        var draft = new Sealing.Draft(
                slot,
                checked.slot().key(),
                checked.notice().sha256(),
                checked.slot().allotment().sha256(),
                signer.certificate(),
                opening,
                files);
        SealedManifest manifest;
        try (var bars = new Bars(silent)) {
            var sealing = new Sealing(
                    kept.folder().lockedBy(key.password()),
                    (name, done, total) -> bars.advanced("seal", name, done, total));
            manifest = before.isPresent() ? sealing.replace(draft, before.get().slot()) : sealing.seal(draft);
        }
        taken.keep(kept.folder().manifest(slot).resolveSibling("papers"));
        // an earlier sealing to this slot was never handed in; its signature does not fit this one
        Files.deleteIfExists(kept.folder().signature(slot));
        report(out, manifest);
        return ExitCode.OK.code();
    }

    /** The bidder sees whom it trusts before anything is sealed (protocol 2, A17). */
    private void showTrustees(PrintWriter out, TrusteeRegister register, SlotContext slot, Notice notice) {
        out.printf(
                "The key of slot %s was made by these %d; any %d of them open it together, fewer cannot:%n",
                slot.slot(), register.n(), register.k());
        for (Member member : register.trustees()) {
            out.printf("  %-4s %s%n", member.id(), member.body());
        }
        notice.openAt(round.number())
                .ifPresent(at -> out.printf("Notice version %d: opens at %s.%n", notice.version(), at));
        out.flush();
    }

    private void report(PrintWriter out, SealedManifest manifest) {
        var bytes = manifest.payload().stream()
                .mapToLong(SealedManifest.Piece::size)
                .sum();
        out.printf(
                "Sealed %d file(s), %,d bytes, as attempt %d.%n",
                manifest.payload().size(), bytes, manifest.seq());
        out.printf("  slot         %s%n", manifest.context().slot());
        out.printf("  sealed.json  %s%n", manifest.sha256());
        out.printf(
                "Not handed in yet. Next: sunseal submit --tender %s --lot %s --round %d …%n",
                round.tender(), round.lot(), round.number());
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var source : sources) {
            if (Files.isDirectory(source)) {
                try (var inside = Files.newDirectoryStream(source)) {
                    for (var each : inside) {
                        if (!Files.isRegularFile(each)) {
                            throw new ParameterException(
                                    command.commandLine(), each + " is no file; a bid has no folders in it");
                        }
                        files.add(each);
                    }
                }
            } else {
                files.add(source);
            }
        }
        return files;
    }
}
