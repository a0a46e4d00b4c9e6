package org.sunseal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ClaimAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows a receipt to the trustees when the bid it is for is missing in the closing list. They release nothing until it
 * is settled.
 */
@Command(
        name = "claim",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Claims a bid that is missing in the closing list.",
            "Sends receipt, proof and bid to every trustee of your trust file, past the platform. A trustee that"
                    + " answers OPEN releases no share until the claim is settled.",
            "Do it within the objection window. Exit code 0 when enough trustees hold the opening or say it is listed.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal claim --tender T-1 --lot 1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class ClaimBid implements Callable<Integer> {
    @Mixin
    private RoundOptions round;

    @Mixin
    private BidChoice choice;

    @Mixin
    private TrustOptions trust;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws IOException {
        var out = command.commandLine().getOut();
        var register = trust.load().register();
        var claim = claim(choice.handedIn(round));
        var settled = 0;
        for (var trustee : register.trustees()) {
            var answer = PutClaim.to(trustee, claim);
            out.printf("  %-4s %s%n", trustee.id(), answer);
            if (answer.equals(ClaimAnswer.OPEN) || answer.equals(ClaimAnswer.LISTED)) {
                settled++;
            }
        }
        var enough = PutClaim.enough(register);
        out.printf(
                "%d of %d trustees answered OPEN or LISTED; %d are needed to be sure.%n",
                settled, register.n(), enough);
        return (settled >= enough ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    private static Claim claim(KeptBid bid) throws IOException {
        var sent = ReceiptFiles.BID.read(bid);
        return new Claim(
                bid.slot().slot(),
                sent.receipt(),
                new String(sent.proof(), StandardCharsets.UTF_8),
                bid.manifest().bytes(),
                bid.read("bid.p7s"));
    }
}
