package org.sunseal.cli.scenario;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.cli.ExitCode;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.TrustFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--platform", defaultValue = "http://localhost:8080", description = "Default: ${DEFAULT-VALUE}")
    private URI platform = URI.create("http://localhost:8080");

    @Option(
            names = "--issuer",
            defaultValue = "http://127.0.0.1:8180/realms/sunseal-demo",
            description = "The realm the demo accounts belong to. Default: ${DEFAULT-VALUE}")
    private URI issuer = URI.create("http://127.0.0.1:8180/realms/sunseal-demo");

    @Option(names = "--data", defaultValue = "data", description = "The demo's folder. Default: ${DEFAULT-VALUE}")
    private Path data = Path.of("data");

    @Option(
            names = "--authorities",
            defaultValue = "keystore-dev",
            description = "The development authorities. Default: ${DEFAULT-VALUE}")
    private Path authorities = Path.of("keystore-dev");

    @Option(
            names = "--out",
            defaultValue = "evidence",
            description = "Evidence goes into a folder below, named after the tender. Default: ${DEFAULT-VALUE}")
    private Path out = Path.of("evidence");

    @Override
    public Integer call() throws IOException {
        var told = new Narration(spec.commandLine().getOut());
        try {
            play(told);
            return ExitCode.OK.code();
        } catch (Deviation | ApiProblem | InvalidEvidence e) {
            told.line("");
            told.line("DEVIATION: " + e.getMessage());
            return ExitCode.REFUSED.code();
        }
    }

    private void play(Narration told) throws IOException {
        var tender = "SC-" + Framing.hex(Keys.random(4));
        var folder = out.toAbsolutePath().normalize().resolve(tender);
        Files.createDirectories(folder);
        var trust = TrustFile.load(data.resolve("trust.json"));
        var setting = new Setting(platform, issuer, data, authorities, trust, folder);
        var anyone = ApiClient.anonymous(platform);
        var clocks = new Clocks(setting, Cast.logIn(setting, "centre1"));
        var inboxes = new Inboxes(trust.register());
        var closings = new Closings(anyone, trust.register());

        told.line("A sealed-bid opening, tender %s, at %s".formatted(tender, platform));
        told.act("Everybody logs in with fresh keys");
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
        told.line("Everything went as the rules say. Evidence: " + folder);
    }
}
