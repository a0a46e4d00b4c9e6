package org.sunseal.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.cli.ApiClient.Answer;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.custody.proof.TrusteeRegister;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hands a sealed bid in, and does not say so before it has verified the receipt itself. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Hands in the sealed bid, and verifies the receipt before it says so.",
            "It uploads what is missing, signs, has the signature time-stamped, commits, and waits for the receipt.",
            "Says \"Submitted\" only when signature, log entry, witness quorum and time-stamps hold",
            "against your own trust file.",
            "May be run again at any time: it resumes, and a bid already received only gets its receipt checked.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal submit --tender T-1 --lot 1 --key acme.p12 --user bidder1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Submit implements Callable<Integer> {
    @Mixin
    private RoundOptions round;

    @Mixin
    private BidChoice choice;

    @Mixin
    private ReceiptPatience patience;

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
        var bid = choice.sealed(round);
        var client = platform.client();
        upload(client, bid);
        var commit = commit(client, register, bid);
        var sent = patience.await().of(client, commit.answer());
        if (sent.isEmpty()) {
            out.println("The platform has stored the bid, but not proved it yet. It is NOT submitted until it is.");
            out.println("Run the same command again; the receipt will be the same.");
            return ExitCode.PENDING.code();
        }
        var proven = new ReceiptCheck(register).ofBid(sent.get(), bid.manifest(), commit.signature());
        ReceiptFiles.BID.keep(bid, sent.get());
        report(out, proven, register, bid);
        return ExitCode.OK.code();
    }

    private void upload(ApiClient client, KeptBid bid) throws IOException {
        var upload = new Upload(client);
        try (var bars = new Bars(silent)) {
            for (var piece : bid.manifest().pieces()) {
                upload.send(
                        bid.folder().object(piece.digest()),
                        piece.digest(),
                        done -> bars.advanced("upload", piece.digest().substring(0, 12), done, piece.size()));
            }
        }
    }

    private record Commit(byte[] signature, Answer answer) {}

    /**
     * A signature whose time a newer revocation list no longer covers is made anew, once: it was refused, so nothing of it
     * was stored.
     */
    private Commit commit(ApiClient client, TrusteeRegister register, KeptBid bid) throws IOException {
        var signature = signature(client, register, bid);
        try {
            return new Commit(signature, ask(client, bid, signature));
        } catch (ApiProblem e) {
            if (!e.code().equals("unfit-certificate")) {
                throw e;
            }
        }
        var anew = sign(client, register, bid);
        return new Commit(anew, ask(client, bid, anew));
    }

    private Answer ask(ApiClient client, KeptBid bid, byte[] signature) {
        return client.ask(round.path("/bids"), Map.of("sealed", bid.manifest().bytes(), "signature", signature));
    }

    /** The signature of an earlier attempt serves again: the platform answers the same commit with the same receipt. */
    private byte[] signature(ApiClient client, TrusteeRegister register, KeptBid bid) throws IOException {
        var file = bid.folder().signature(bid.slot());
        if (Files.exists(file)) {
            var signature = Files.readAllBytes(file);
            new ReceiptCheck(register).stampOf(bid.manifest(), signature);
            return signature;
        }
        return sign(client, register, bid);
    }

    private byte[] sign(ApiClient client, TrusteeRegister register, KeptBid bid) throws IOException {
        var sealing = new Sealing(bid.folder(), (name, done, total) -> {});
        return sealing.sign(bid.slot(), key.signer(), new PlatformTimestamps(client, register));
    }

    private void report(PrintWriter out, ReceiptCheck.Proven proven, TrusteeRegister register, KeptBid bid) {
        var receipt = proven.receipt();
        out.printf("Submitted. The platform received the bid of slot %s at %s.%n", receipt.slot(), receipt.received());
        out.printf("  receipt   %s%n", bid.file("receipt.p7m"));
        out.printf("  log       entry %d, in the checkpoint of size %d%n", proven.index(), proven.size());
        out.printf(
                "  witnesses %d of %d had seen it by %s, %d s after the platform%n",
                register.w(),
                register.members().size(),
                proven.quorumTime(),
                proven.lag().toSeconds());
        out.println("Keep the folder of this bid. After the deadline, sunseal status checks that the bid is listed.");
    }
}
