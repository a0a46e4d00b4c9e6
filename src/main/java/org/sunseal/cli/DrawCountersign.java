package org.sunseal.cli;

import java.util.concurrent.Callable;
import org.sunseal.bidding.proof.SlotContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Puts the regulator's signature under the pool of a draw, with a key that stays on this machine. */
@Command(
        name = "countersign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs, for the regulator, for who is behind the handles of a lot's next draw.",
            "Fetches the pool, the private file and the platform's statement about both; checks that they fit and that"
                    + " every",
            "handle is tied to an expert of its own; shows what it signs, signs it here, and sends it back. The draw"
                    + " goes on with that.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  sunseal draw countersign --tender T-1 --lot 1 --key regulator.p12 --user regulator1")
@SuppressWarnings("NullAway.Init") // picocli fills the fields in
final class DrawCountersign implements Callable<Integer> {
    @Option(names = "--tender", paramLabel = "ID", required = true, description = "The tender.")
    private String tender;

    @Option(names = "--lot", paramLabel = "ID", required = true, description = "The lot.")
    private String lot;

    @Mixin
    private SignerOptions key;

    @Mixin
    private TrustOptions trust;

    @Mixin
    private PlatformOptions platform;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        SlotContext.of(tender, lot, 1, "any"); // refuses ids that would lead elsewhere
        var console = command.commandLine().getOut();
        var signing = new CountersignPool(
                platform.client(), trust.load().register(), "/api/tender-projects/%s/lots/%s".formatted(tender, lot));
        var signer = key.signer();
        var fetched = signing.fetch();
        if (fetched.isEmpty()) {
            console.printf("No draw of tender %s, lot %s waits for the regulator.%n", tender, lot);
            return ExitCode.REFUSED.code();
        }
        var pool = fetched.get().pool();
        console.printf("Draw %d of tender %s, lot %s: %s%n", fetched.get().drawSeq(), tender, lot, pool.drawId());
        console.printf("  experts       %d, each behind one handle%n", pool.count());
        console.printf("  pool          %s%n", pool.poolHash());
        console.printf("  private file  %s%n", pool.privateSha256());
        console.flush();
        var drawSha256 = signing.countersign(fetched.get(), signer);
        console.printf("Countersigned. The draw is announced as %s.%n", drawSha256);
        return ExitCode.OK.code();
    }
}
