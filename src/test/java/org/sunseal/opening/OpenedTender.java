package org.sunseal.opening;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;

/**
 * A lot of which all bids of the newest round are handed in and opened through the platform's own doors. To be run on
 * {@link SmallOpenings}. It moves the clock past the deadline.
 */
public final class OpenedTender {
    private final String tender;
    private final String lot;
    private final Notice notice;
    private final int round;
    private final Path temporary;
    private final List<Actor> bidders = new ArrayList<>();

    private OpenedTender(Notice notice, Path temporary) {
        this.tender = notice.tender();
        this.lot = notice.lot();
        this.notice = notice;
        this.round = notice.rounds().getLast().round();
        this.temporary = temporary;
    }

    /**
     * Opens the last round of a notice that is published.
     *
     * @param clockFile of the application, to be moved
     * @param forms what each bidder has read out, one bidder for each
     */
    public static OpenedTender of(Notice notice, Path temporary, Path clockFile, List<OpeningForm> forms)
            throws IOException, InterruptedException {
        return of(notice, temporary, clockFile, forms, bidders -> {});
    }

    /**
     * The same with something to be done while all bids are in and still sealed.
     *
     * @param whileSealed is told who has handed in a bid
     */
    public static OpenedTender of(
            Notice notice, Path temporary, Path clockFile, List<OpeningForm> forms, Consumer<List<Actor>> whileSealed)
            throws IOException, InterruptedException {
        var bids = new LinkedHashMap<Actor, OpeningForm>();
        forms.forEach(form -> bids.put(Actor.registered("bidder"), form));
        return of(notice, temporary, clockFile, bids, whileSealed);
    }

    /** The same with bidders who are there already, each with its form. */
    public static OpenedTender of(
            Notice notice,
            Path temporary,
            Path clockFile,
            SequencedMap<Actor, OpeningForm> bids,
            Consumer<List<Actor>> whileSealed)
            throws IOException, InterruptedException {
        var opened = new OpenedTender(notice, temporary);
        var trustees = TrusteesAtWork.start();
        try {
            trustees.makeBatch(SmallOpenings.SLOTS);
            trustees.allot(opened.tender, opened.lot, opened.round);
            for (var bid : bids.entrySet()) {
                opened.bid(bid.getKey(), bid.getValue());
            }
            whileSealed.accept(opened.bidders());
            opened.open(trustees, clockFile);
        } finally {
            trustees.stop();
        }
        return opened;
    }

    /** In the order of their forms. */
    public List<Actor> bidders() {
        return List.copyOf(bidders);
    }

    private void bid(Actor bidder, OpeningForm form) throws IOException {
        bidders.add(bidder);
        String p7 = bidder.asks()
                .post(path() + "/slots")
                .then()
                .statusCode(200)
                .extract()
                .path("slot");
        var slot = SlotStatement.parse(
                Base64.getDecoder().decode(p7), TestStack.world().register());
        var plain = Files.createDirectories(temporary.resolve(bidder.user()).resolve("plain"));
        var folder =
                BidFolder.at(temporary.resolve(bidder.user()).resolve("bid")).lockedBy("a password".toCharArray());
        var manifest = new Sealing(folder, (name, done, total) -> {})
                .seal(new Sealing.Draft(
                        SlotContext.of(tender, lot, round, slot.slot()),
                        Curve.publicKey(Curve.decode(Framing.unhex(slot.point()))),
                        notice.sha256(),
                        slot.allotSha256(),
                        bidder.signer().certificate(),
                        form,
                        List.of(Files.writeString(plain.resolve("投标文件.txt"), "the bid of " + bidder.user()))));
        handIn(bidder, folder, manifest);
    }

    private void handIn(Actor bidder, BidFolder folder, SealedManifest manifest) throws IOException {
        for (var piece : manifest.pieces()) {
            bidder.asks()
                    .contentType("application/octet-stream")
                    .body(Files.readAllBytes(folder.object(piece.digest())))
                    .put("/api/objects/" + piece.digest())
                    .then()
                    .statusCode(201);
        }
        var bare = DetachedSignature.sign(manifest.bytes(), bidder.signer());
        var token = LotInBidding.stamp(Framing.sha256(DetachedSignature.signatureValue(bare)));
        bidder.asks()
                .body(Map.of("sealed", manifest.bytes(), "signature", DetachedSignature.withTimestamp(bare, token)))
                .post(path() + "/bids")
                .then()
                .statusCode(oneOf(201, 202));
    }

    private void open(TrusteesAtWork trustees, Path clockFile) throws IOException, InterruptedException {
        moveClockTo(notice.openAt(round).orElseThrow(), clockFile);
        var closing = await("/closing", json -> json.get("proof") != null);
        var close = Closing.read(SignedMessage.parse(bytes(closing, "close")).body());
        new Releasing(trustees).byThree(close, BidList.parse(bytes(closing, "list")));
        await("/opening", json -> "RECORDED".equals(json.getString("progress")));
        for (var attempt = 0; attempt < 400; attempt++) { // until the record is under the witness quorum
            if (given().head(path() + "/evidence/public").statusCode() == 200) {
                return;
            }
            Thread.sleep(150);
        }
        throw new AssertionError("The record was never witnessed");
    }

    private JsonPath await(String below, Predicate<JsonPath> until) throws InterruptedException {
        var last = "";
        for (var attempt = 0; attempt < 400; attempt++) {
            var answer = given().get(path() + below);
            last = answer.asString();
            if (answer.statusCode() == 200 && until.test(answer.jsonPath())) {
                return answer.jsonPath();
            }
            Thread.sleep(150);
        }
        throw new AssertionError("%s never came so far: %s".formatted(below, last));
    }

    private static byte[] bytes(JsonPath json, String field) {
        return Base64.getDecoder().decode(json.getString(field));
    }

    private String path() {
        return "/api/tender-projects/%s/lots/%s/rounds/%d".formatted(tender, lot, round);
    }

    /** A time-stamp by the authority of the register, now. */
    public static byte[] stamp(byte[] digest) {
        return LotInBidding.stamp(digest);
    }

    /** Moves the application's clock to just after that instant; whole seconds, as its file has them. */
    public static void moveClockTo(Instant at, Path clockFile) throws IOException {
        var ahead = Duration.between(Instant.now(), at).getSeconds() + 1;
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }
}
