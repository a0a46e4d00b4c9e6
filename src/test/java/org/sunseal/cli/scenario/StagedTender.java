package org.sunseal.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.TrustFile;

/**
 * A tender of the scenario's cast that stops wherever a test wants to look: announced, with bids, opened. Lot 1 is the
 * one to look at; bidders 1 to 5 are there for it.
 */
public final class StagedTender {
    private static final Duration UNTIL_OPENING = Duration.ofDays(2);
    private static final String LOT = "1";

    private final Setting setting;
    private final Narration told = new Narration(new PrintWriter(new StringWriter()));
    private final Clocks clocks;
    private final Inboxes inboxes;
    private final Closings closings;
    private final Cast cast;
    private final String tender = "ST-" + Framing.hex(Keys.random(6));
    private final LotPlay lot;

    /**
     * Somebody who bids.
     *
     * @param identities whatever names this bidder: name, credit code, account, certificate serial and digest
     */
    public record Bidder(int number, String account, String creditCode, List<String> identities) {}

    /**
     * Announces the tender and waits until keys are allotted to it.
     *
     * @param out an empty folder for the bidders' own files
     */
    public StagedTender(URI platform, URI issuer, Path data, Path authorities, Path out) throws IOException {
        var trust = TrustFile.load(data.resolve("trust.json"));
        this.setting = new Setting(platform, issuer, data, authorities, trust, out);
        this.clocks = new Clocks(setting, Cast.logIn(setting, "centre1"));
        this.inboxes = new Inboxes(trust.register());
        this.closings = new Closings(ApiClient.anonymous(platform), trust.register());
        clocks.align();
        var now = clocks.now();
        this.cast = new Cast(setting, now);
        var lots = new AnnounceTender(setting, cast, inboxes, told).play(tender, now, now.plus(UNTIL_OPENING));
        this.lot = lots.getFirst();
    }

    public String tender() {
        return tender;
    }

    public String lot() {
        return LOT;
    }

    /** Bidders 1 to 5. */
    public List<Bidder> bidders() {
        return IntStream.rangeClosed(1, 5).mapToObj(this::bidder).toList();
    }

    private Bidder bidder(int number) {
        var actor = cast.bidder(number);
        var certificate = actor.signer().certificate();
        return new Bidder(
                number,
                actor.account(),
                actor.creditCode(),
                List.of(
                        actor.name(),
                        actor.creditCode(),
                        actor.account(),
                        certificate.getSerialNumber().toString(16),
                        certificate.getSerialNumber().toString(),
                        Certificates.sha256(certificate)));
    }

    /** Writes a bidder's key and certificate to where the tool finds them. */
    public Path key(int number, char[] password) {
        var file = setting.out().resolve("bidder%d.p12".formatted(number));
        Keys.store(file, password, "key", cast.bidder(number).signer());
        return file;
    }

    /** A bidder hands in a bid of its own. */
    public void handIn(int number) throws IOException {
        var home = Files.createDirectories(setting.out().resolve("home" + number));
        var desk = new BidDesk(cast.bidder(number), lot, setting.register(), home, told);
        desk.commit(desk.prepare(new Offer("%d.00".formatted(10_000_000 + number), 100 + number)));
    }

    /** Lets the deadline and the objection window pass for everybody, and waits for the opening record. */
    public void open() {
        clocks.moveTo(lot.openAt().plus(Duration.ofSeconds(5)));
        told.await("CLOSE", Patience.CLOSING, () -> closings.closing(lot).isPresent());
        var closed = closings.closing(lot).orElseThrow().closing().sha256();
        told.await("all trustees have seen CLOSE", Patience.WITNESSES, () -> allHold(closed));
        clocks.moveTo(clocks.now().plus(lot.notice().objectionWindow()).plus(Duration.ofSeconds(5)));
        told.await("the record", Patience.OPENING, () -> closings.record(lot).isPresent());
    }

    private boolean allHold(String closeSha256) {
        return setting.register().trustees().stream().allMatch(trustee -> inboxes.status(trustee).list("holds").stream()
                .anyMatch(hold -> hold.text("closeSha256").equals(closeSha256)));
    }
}
