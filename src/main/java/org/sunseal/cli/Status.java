package org.sunseal.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sunseal.cli.KeptBids.KeptBid;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.BidList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says where the round and one's own bids stand, verifying every receipt, and after the deadline the closing list. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows where the round and your bids stand, verifying every receipt.",
            "The lot is shown as the platform tells it, your bids as your own files prove them.",
            "Once the round is closed it checks what it is for: your newest bid is in the frozen list under its"
                    + " digest,",
            "and no bid you withdrew or replaced is. If not, exit code 1: run `sunseal claim` at once.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal status --tender T-1 --lot 1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class Status implements Callable<Integer> {
    @Mixin
    private RoundOptions round;

    @Option(names = "--offline", description = "Checks only the receipts kept here.")
    private boolean offline;

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
        var kept = round.kept();
        var list = Optional.<BidList>empty();
        if (!offline) {
            var client = platform.anonymous();
            var lot = client.get(round.lotPath(""));
            out.printf("%s: %s%n", round, lot.optionalText("stage").orElse("stage unknown"));
            list = FrozenList.fetch(client, round, register).map(FrozenList::list);
            out.println(list.map(frozen ->
                            "closed, %d bids listed".formatted(frozen.entries().size()))
                    .orElse("open: no closing list yet"));
        }
        var good = true;
        for (var bid : kept.all()) {
            good &= show(out, register, bid, list, kept);
        }
        if (kept.all().isEmpty()) {
            out.println("No bids of yours are kept in " + kept.folder().home());
        }
        return (good ? ExitCode.OK : ExitCode.REFUSED).code();
    }

    private static boolean show(
            PrintWriter out, TrusteeRegister register, KeptBid bid, Optional<BidList> list, KeptBids kept)
            throws IOException {
        out.printf("attempt %d, slot %s%n", bid.manifest().seq(), bid.slot().slot());
        if (!bid.isReceived()) {
            out.println("  sealed, not handed in (or no receipt yet): run sunseal submit");
            return true;
        }
        try {
            var check = new ReceiptCheck(register);
            var signature = bid.read("bid.p7s");
            var proven = check.ofBid(ReceiptFiles.BID.read(bid), bid.manifest(), signature);
            out.printf("  received %s, receipt verified%n", proven.receipt().received());
            if (bid.isWithdrawn()) {
                var taken = check.ofWithdrawal(
                        ReceiptFiles.WITHDRAWAL.read(bid), bid.manifest(), bid.read("withdrawal.p7m"));
                out.printf("  withdrawn %s, receipt verified%n", taken.receipt().received());
            }
        } catch (InvalidEvidence e) {
            out.printf("  RECEIPT DOES NOT HOLD: %s [%s]%n", e.detail(), e.code());
            return false;
        }
        return list.isEmpty() || isRightlyListed(out, bid, list.get(), kept);
    }

    /** Protocol 5.9a: the newest bid is listed with its digest, every withdrawn or replaced slot is absent. */
    private static boolean isRightlyListed(PrintWriter out, KeptBid bid, BidList list, KeptBids kept) {
        var stands = kept.newestReceived().equals(Optional.of(bid)) && !bid.isWithdrawn();
        var listed = list.of(bid.slot().slot());
        var digestFits = listed.isPresent()
                && listed.get().sealedSha256().equals(bid.manifest().sha256());
        if (stands && digestFits) {
            out.println("  listed for the opening");
            return true;
        }
        if (!stands && listed.isEmpty()) {
            out.println("  not listed, as it should be");
            return true;
        }
        out.println(
                stands
                        ? "  MISSING IN THE CLOSING LIST: run sunseal claim before the objection window ends"
                        : "  LISTED ALTHOUGH WITHDRAWN OR REPLACED: tell the regulator, with the receipt");
        return false;
    }
}
