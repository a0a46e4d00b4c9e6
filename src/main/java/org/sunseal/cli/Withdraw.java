package org.sunseal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.crypto.SignedMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes a bid back before the deadline. Its key is never recombined then: nobody will read it. */
@Command(
        name = "withdraw",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes back a bid that was handed in, before the deadline. A withdrawn bid is never opened.",
            "Says \"Withdrawn\" only after verifying the receipt like that of a bid. May be run again.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal withdraw --tender T-1 --lot 1 --key acme.p12 --user bidder1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Withdraw implements Callable<Integer> {
    private static final String MESSAGE = "withdrawal.p7m";

    private final Clock clock = Clock.systemUTC();

    @Mixin
    private RoundOptions round;

    @Mixin
    private BidChoice choice;

    @Mixin
    private ReceiptPatience patience;

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
        var bid = choice.handedIn(round);
        var message = message(bid);
        var client = platform.client();
        var answer = client.ask(round.path("/withdrawals"), Map.of("withdrawal", message));
        var sent = patience.await().of(client, answer);
        if (sent.isEmpty()) {
            out.println("The platform has stored the withdrawal, but not proved it yet. Run the same command again.");
            return ExitCode.PENDING.code();
        }
        var proven = new ReceiptCheck(register).ofWithdrawal(sent.get(), bid.manifest(), message);
        ReceiptFiles.WITHDRAWAL.keep(bid, sent.get());
        out.printf(
                "Withdrawn. The platform took the bid of slot %s back at %s.%n",
                bid.slot().slot(), proven.receipt().received());
        out.printf("  receipt   %s%n", bid.file("withdrawal-receipt.p7m"));
        out.printf("  log       entry %d, in the checkpoint of size %d%n", proven.index(), proven.size());
        return ExitCode.OK.code();
    }

    /** The message of an earlier attempt serves again: the receipt names its digest. */
    private byte[] message(KeptBid bid) throws IOException {
        if (Files.exists(bid.file(MESSAGE))) {
            return bid.read(MESSAGE);
        }
        var place = bid.slot();
        var withdrawal = new Withdrawal(
                place.tender(),
                place.lot(),
                place.round(),
                place.slot(),
                bid.manifest().sha256(),
                clock.instant());
        var message = SignedMessage.sign(withdrawal.bytes(), key.signer());
        Files.write(bid.file(MESSAGE), message);
        return message;
    }
}
