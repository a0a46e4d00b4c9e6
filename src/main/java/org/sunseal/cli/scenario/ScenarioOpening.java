package org.sunseal.cli.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A sealed-bid opening from the announcement to the evidence. It may be played again and again against the same platform:
 * every time it is a new tender with fresh certificates.
 */
@Command(
        name = "opening",
        description = {
            "Announces two lots, hands in the sealed bids of seven bidders, replaces one and withdraws one, postpones,",
            "suspends and resumes a lot, refuses a late bid, returns a lot with two bids unopened, opens the other, has",
            "the agency sign both records, and leaves verified evidence for public, bidder and regulator. Ends with an",
            "error at the first deviation."
        },
        mixinStandardHelpOptions = true)
public final class ScenarioOpening implements Callable<Integer> {
    private static final Duration UNTIL_OPENING = Duration.ofDays(3);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Override
    public Integer call() throws IOException {
        return options.run(spec.commandLine().getOut(), ScenarioOpening::play);
    }

    private static void play(Setting evidence, Narration told) throws IOException {
        var tender = "SC-" + Framing.hex(Keys.random(4));
        var setting = evidence.below(tender);
        Files.createDirectories(setting.out());
        var anyone = ApiClient.anonymous(setting.platform());
        var clocks = new Clocks(setting, Cast.logIn(setting, "centre1"));
        var inboxes = new Inboxes(setting.register());
        var closings = new Closings(anyone, setting.register());

        told.line("A sealed-bid opening, tender %s, at %s".formatted(tender, setting.platform()));
        told.act("Everybody logs in, each with its own key");
        clocks.align();
        var now = clocks.now();
        var cast = new Cast(setting, now);
        cast.all().forEach(actor -> told.seen("%-11s %s".formatted(actor.account(), actor.name())));

        var lots = new AnnounceTender(setting, cast, inboxes, told).play(tender, now, now.plus(UNTIL_OPENING));
        var first = lots.get(0);
        var second = lots.get(1);
        var bids = new HandInBids(setting, cast, told);
        bids.play(first, second);
        new ChangeOfMind(setting, cast, inboxes, clocks, told).play(first, bids);
        new ReturnTwoBids(setting, clocks, closings, inboxes, told).play(first, second);
        new SuspendAndResume(cast, anyone, clocks, closings, inboxes, told).play(first, bids);
        var standing = new TreeMap<Integer, BidDesk>();
        for (int number = 1; number <= 4; number++) {
            standing.put(number, bids.desk(number));
        }
        new OpenLot(setting, clocks, closings, inboxes, told).play(first, standing);
        new ConfirmRecords(setting, cast, told).play(lots);
        new CollectEvidence(setting, cast, anyone, clocks, told).play(first, second);
        told.line("");
        told.line("Everything went as the rules say. Evidence: " + setting.out());
    }
}
