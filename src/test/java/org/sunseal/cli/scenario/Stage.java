package org.sunseal.cli.scenario;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ApiProblem;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.Times;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrustFile;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** The scenario's cast with as many lots as a test likes, for tests that disturb the platform or measure it. */
public final class Stage {
    private static final Duration UNTIL_OPENING = Duration.ofDays(3);
    private static final Duration OBJECTION_WINDOW = Duration.ofMinutes(5);
    private static final int MINIMUM_BIDS = 2;

    private final Setting setting;
    private final Clocks clocks;
    private final Cast cast;
    private final Inboxes inboxes;
    private final Closings closings;
    private final Narration told = new Narration(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    private final List<LotPlay> lots = new ArrayList<>();

    /** A sealed and signed bid with its objects still in the bidder's folder. */
    public record Envelope(
            SlotContext slot, SealedManifest manifest, byte[] signature, OpeningForm form, BidFolder folder) {}

    /**
     * Engages everybody and announces the lots.
     *
     * @param platform a running demonstration
     * @param issuer its realm
     * @param data its folder
     * @param papers where bidders keep what they seal
     */
    public Stage(URI platform, URI issuer, Path data, Path papers, int howManyLots) throws IOException {
        var trust = TrustFile.load(data.resolve("trust.json"));
        setting = new Setting(platform, issuer, data, Path.of("keystore-dev").toAbsolutePath(), trust, papers);
        clocks = new Clocks(setting, Cast.logIn(setting, "centre1"));
        inboxes = new Inboxes(trust.register());
        clocks.align();
        var now = clocks.now();
        cast = new Cast(setting, now);
        closings = new Closings(ApiClient.anonymous(platform), trust.register());
        announce("ST-" + Framing.hex(Keys.random(4)), howManyLots, now);
    }

    public TrusteeRegister register() {
        return setting.register();
    }

    public int lots() {
        return lots.size();
    }

    public String tender() {
        return lots.getFirst().tender();
    }

    /** When the lots open, unless a later notice moved one. */
    public Instant openAt() {
        return lots.getFirst().openAt();
    }

    /** The agency's own key, which version 1 of each notice names. */
    public Signer agency() {
        return cast.agency().signer();
    }

    /** The regulator's key of the register. */
    public Signer regulator() {
        return cast.regulator().signer();
    }

    /** Version 1 of the lot's notice. */
    public Notice notice(int lot) {
        return lots.get(lot).notice();
    }

    private void announce(String tender, int howMany, Instant now) {
        var agency = cast.agency();
        cast.tenderee()
                .api()
                .post(
                        "/api/mandates",
                        Map.of(
                                "from",
                                cast.tenderee().creditCode(),
                                "to",
                                agency.account(),
                                "scope",
                                "tender",
                                "validUntil",
                                Times.format(now.plus(Duration.ofDays(365)))));
        agency.api()
                .post(
                        "/api/tender-projects",
                        Map.of(
                                "code",
                                tender,
                                "name",
                                "Roads in bad weather",
                                "tenderee",
                                cast.tenderee().creditCode()));
        var documents = "/api/tender-projects/%s/documents".formatted(tender);
        agency.api().put(documents + "/terms.txt", "One road per lot.".getBytes(StandardCharsets.UTF_8));
        var root = agency.api().get(documents).digest("documentsRoot");
        for (int i = 1; i <= howMany; i++) {
            var lot = Integer.toString(i);
            agency.api()
                    .post(
                            "/api/tender-projects/%s/lots".formatted(tender),
                            Map.of(
                                    "lot",
                                    lot,
                                    "name",
                                    "Road " + i,
                                    "minimumBids",
                                    MINIMUM_BIDS,
                                    "classOfSlots",
                                    "default"));
            var notice = new Notice(
                    tender,
                    lot,
                    1,
                    null,
                    List.of(new NoticeRound(LotPlay.ROUND, "complete", now.plus(UNTIL_OPENING), null)),
                    MINIMUM_BIDS,
                    OBJECTION_WINDOW,
                    Duration.ofMinutes(2),
                    "intl-1",
                    "trustees",
                    List.of(Certificates.sha256(agency.signer().certificate())),
                    register().sha256(),
                    root);
            var play = new LotPlay(notice);
            play.publish(notice, agency, inboxes, register(), told);
            lots.add(play);
        }
        for (var lot : lots) {
            told.await("keys for lot " + lot.lot(), Patience.ALLOTMENT, () -> isAllotted(lot));
        }
    }

    private boolean isAllotted(LotPlay lot) {
        try {
            var answer = cast.bidder(1).api().post(lot.roundPath() + "/slots", Map.of());
            return answer.has("allotmentProof") && answer.has("noticeProof");
        } catch (ApiProblem e) {
            return false; // not allotted yet
        }
    }

    /**
     * Takes a slot, seals one small file and a price, and has the signature time-stamped.
     *
     * @param replaced the slot of the bidder's last bid for this lot, if there is one
     */
    public Envelope seal(int bidder, int lot, String price, Optional<SlotContext> replaced) throws IOException {
        var actor = cast.bidder(bidder);
        var play = lots.get(lot);
        var slot = TakenSlot.take(actor, play, replaced.isPresent(), register());
        var home = Files.createDirectories(setting.out().resolve("bidder%d-lot%d".formatted(bidder, lot)));
        var letter = Files.writeString(home.resolve("letter.txt"), "We offer " + price);
        var folder = BidFolder.at(home.resolve("sealed")).lockedBy("a password".toCharArray());
        var form = new OpeningForm(price, "CNY", "90", "qualified", "none", List.of());
        var draft = new Sealing.Draft(
                slot.context(),
                slot.key(),
                play.notice().sha256(),
                slot.allotSha256(),
                actor.signer().certificate(),
                form,
                List.of(letter));
        var sealing = new Sealing(folder, (name, done, total) -> {});
        var manifest = replaced.isEmpty() ? sealing.seal(draft) : sealing.replace(draft, replaced.get());
        var signature = sealing.sign(slot.context(), actor.signer(), digest -> stamp(actor, digest));
        return new Envelope(slot.context(), manifest, signature, form, folder);
    }

    private byte[] stamp(Actor actor, byte[] digest) {
        var nonce = new BigInteger(64, Keys.random());
        var answer = actor.api()
                .postBytes("/api/timestamps", "application/timestamp-query", Timestamps.request(digest, nonce));
        return Timestamps.tokenFrom(answer, digest, nonce);
    }

    /** Uploads the objects; done again it changes nothing. */
    public void upload(int bidder, Envelope envelope) throws IOException {
        for (var piece : envelope.manifest().pieces()) {
            cast.bidder(bidder)
                    .api()
                    .put(
                            "/api/objects/" + piece.digest(),
                            Files.readAllBytes(envelope.folder().object(piece.digest())));
        }
    }

    /**
     * What a bidder holds in hands after a verified receipt.
     *
     * @param entry the log's entry that the receipt promises
     * @param checkpoint the history its proof is about
     */
    public record Held(byte[] entry, Checkpoint checkpoint) {}

    /**
     * Hands in and verifies the receipt; done again it gets the same one.
     *
     * @return nothing while the bid is stored and not yet proved
     */
    public Optional<Held> handIn(int bidder, int lot, Envelope envelope) {
        var answer = commit(bidder, lot, envelope);
        if (!answer.body().has("receipt")) {
            return Optional.empty();
        }
        var api = cast.bidder(bidder).api();
        var receipt = ProvenReceipt.from(answer, api, envelope.slot(), register(), told)
                .receipt();
        Deviation.unless(receipt.sealedSha256().equals(envelope.manifest().sha256()), "The receipt is for another bid");
        var entry = receipt.entry().encode();
        var proof = TlogProof.parse(answer.body().text("proof").getBytes(StandardCharsets.UTF_8));
        return Optional.of(
                new Held(entry, proof.verify(entry, register().quorum()).checkpoint()));
    }

    private ApiClient.Answer commit(int bidder, int lot, Envelope envelope) {
        return cast.bidder(bidder)
                .api()
                .ask(
                        lots.get(lot).roundPath() + "/bids",
                        Map.of("sealed", envelope.manifest().bytes(), "signature", envelope.signature()));
    }

    /** Moves every clock past the deadline of all lots. */
    public void passDeadline() {
        clocks.moveTo(lots.getFirst().openAt().plusSeconds(5));
    }

    /** Moves every clock past the objection window, once all trustees have seen the closings. */
    public void passObjections() {
        for (var lot : lots) {
            var closeSha256 = closings.closing(lot).orElseThrow().closing().sha256();
            told.await("trustees see CLOSE of lot " + lot.lot(), Patience.WITNESSES, () -> allHold(closeSha256));
        }
        clocks.moveTo(clocks.now().plus(OBJECTION_WINDOW).plusSeconds(5));
    }

    private boolean allHold(String closeSha256) {
        return register().trustees().stream().allMatch(trustee -> inboxes.status(trustee).list("holds").stream()
                .anyMatch(hold -> hold.text("closeSha256").equals(closeSha256)));
    }

    /** What the lot's CLOSE froze, once it is under witness quorum. */
    public List<ListedBid> listed(int lot) {
        var play = lots.get(lot);
        told.await("CLOSE of lot " + play.lot(), Patience.CLOSING, () -> closings.closing(play)
                .isPresent());
        return closings.closing(play).orElseThrow().list().entries();
    }

    public OpeningRecord opened(int lot) {
        var play = lots.get(lot);
        told.await("the record of lot " + play.lot(), Patience.OPENING, () -> closings.record(play)
                .isPresent());
        return closings.record(play).orElseThrow();
    }
}
