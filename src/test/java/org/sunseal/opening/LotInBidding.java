package org.sunseal.opening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.Times;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.platform.Actor;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** A lot with one round that takes bids, and bidders who hand them in as the tool would. */
public final class LotInBidding {
    public static final String LOT = "1";
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final String tender = "TO-2026-%03d".formatted(COUNT.incrementAndGet());
    public final Instant openAt;
    public final Actor agency = Actor.registered("agency");
    public final Actor tenderee = Actor.registered("tenderee");
    private final Notice notice;
    private final Path temporary;

    public LotInBidding(TrusteesAtWork trustees, Path temporary, int minimumBids) throws InterruptedException {
        this.temporary = temporary;
        this.openAt =
                TestStack.world().clock().instant().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        trustees.makeBatch(SmallOpenings.SLOTS);
        tenderee.asks()
                .body(Map.of(
                        "from", tenderee.creditCode(),
                        "to", agency.user(),
                        "scope", "tender",
                        "validUntil", Times.format(openAt.plus(Duration.ofDays(30)))))
                .post("/api/mandates")
                .then()
                .statusCode(201);
        post(
                "/api/tender-projects",
                Map.of("code", tender, "name", "道路改造 " + tender, "tenderee", tenderee.creditCode()),
                201);
        post(
                "/api/tender-projects/%s/lots".formatted(tender),
                Map.of("lot", LOT, "name", "第一标段", "minimumBids", minimumBids, "classOfSlots", "default"),
                201);
        var document = "what is asked for".getBytes(UTF_8);
        agency.asks()
                .contentType("application/octet-stream")
                .body(document)
                .put("/api/tender-projects/%s/documents/terms.pdf".formatted(tender))
                .then()
                .statusCode(oneOf(200, 201));
        this.notice = new Notice(
                tender,
                LOT,
                1,
                null,
                List.of(new NoticeRound(1, "price", openAt, null)),
                minimumBids,
                Duration.ofSeconds(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(agency.signer().certificateSha256(), tenderee.signer().certificateSha256()),
                TestStack.world().register().sha256(),
                Framing.hex(Merkle.root(List.of(Merkle.leafHash(Framing.sha256(document))))));
        post(
                "/api/tender-projects/%s/lots/%s/notices".formatted(tender, LOT),
                Map.of("notice", notice.sign(agency.signer())),
                202);
        trustees.allot(tender, LOT);
    }

    private void post(String path, Map<String, ?> body, int status) {
        agency.asks().body(body).post(path).then().statusCode(status);
    }

    /** The address of the round below {@code /api}. */
    String path() {
        return "/api/tender-projects/%s/lots/%s/rounds/1".formatted(tender, LOT);
    }

    /** A registered bidder at its desk. */
    public Bidder bidder() {
        return new Bidder(Actor.registered("bidder"));
    }

    /** One bidder and its folder. */
    public final class Bidder {
        public final Actor actor;
        private final Path plain;
        private final BidFolder folder;
        private final Sealing sealing;
        private byte[] signature = new byte[0];

        private Bidder(Actor actor) {
            this.actor = actor;
            try {
                this.plain =
                        Files.createDirectories(temporary.resolve(actor.user()).resolve("plain"));
                this.folder = BidFolder.at(temporary.resolve(actor.user()).resolve("bid"))
                        .lockedBy("a password".toCharArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            this.sealing = new Sealing(folder, (name, done, total) -> {});
        }

        /** Seals, uploads, signs and hands in a bid at that price. */
        public SealedManifest bid(String price) throws IOException {
            var manifest = sealing.seal(draft(price, false));
            handIn(manifest);
            return manifest;
        }

        /**
         * The same with a key message whose last byte was changed before it was signed: it fits its digest and never
         * opens.
         */
        SealedManifest bidBroken(String price) throws IOException {
            var sound = sealing.seal(draft(price, false));
            var keyMessage = Files.readAllBytes(folder.object(sound.key().digest()));
            keyMessage[keyMessage.length - 1] ^= 1;
            var digest = Framing.hex(Framing.sha256(keyMessage));
            Files.write(folder.object(digest), keyMessage);
            var broken = new SealedManifest(
                    sound.context(),
                    sound.noticeSha256(),
                    sound.allotSha256(),
                    sound.payload(),
                    new SealedManifest.Piece(SealedManifest.KEY, keyMessage.length, digest),
                    sound.form(),
                    sound.signerCertSha256(),
                    sound.seq(),
                    sound.prev());
            handIn(broken);
            return broken;
        }

        /** The {@code bid.p7s} last handed in. */
        byte[] signature() {
            return signature;
        }

        /** The same in place of an earlier bid, whose file is taken over. */
        SealedManifest replace(SealedManifest earlier, String price) throws IOException {
            var manifest = sealing.replace(draft(price, true), earlier.context());
            handIn(manifest);
            return manifest;
        }

        private Sealing.Draft draft(String price, boolean replacement) throws IOException {
            String p7 = actor.asks()
                    .queryParam("replacement", replacement)
                    .post(path() + "/slots")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("slot");
            var slot = SlotStatement.parse(
                    Base64.getDecoder().decode(p7), TestStack.world().register());
            return new Sealing.Draft(
                    SlotContext.of(tender, LOT, 1, slot.slot()),
                    Curve.publicKey(Curve.decode(Framing.unhex(slot.point()))),
                    notice.sha256(),
                    slot.allotSha256(),
                    actor.signer().certificate(),
                    new OpeningForm(price, "CNY", "180", "合格", "保函", List.of()),
                    List.of(Files.writeString(plain.resolve("投标文件.txt"), "the bid of " + actor.user())));
        }

        private void handIn(SealedManifest manifest) throws IOException {
            for (var piece : manifest.pieces()) {
                actor.asks()
                        .contentType("application/octet-stream")
                        .body(Files.readAllBytes(folder.object(piece.digest())))
                        .put("/api/objects/" + piece.digest())
                        .then()
                        .statusCode(201);
            }
            var bare = DetachedSignature.sign(manifest.bytes(), actor.signer());
            signature = DetachedSignature.withTimestamp(
                    bare, stamp(Framing.sha256(DetachedSignature.signatureValue(bare))));
            actor.asks()
                    .body(Map.of("sealed", manifest.bytes(), "signature", signature))
                    .post(path() + "/bids")
                    .then()
                    .statusCode(oneOf(201, 202));
        }
    }

    /** A time-stamp by the authority of the register, now. */
    static byte[] stamp(byte[] digest) {
        var world = TestStack.world();
        var nonce = new BigInteger(64, Keys.random());
        var answer = Timestamps.respond(
                Timestamps.request(digest, nonce), world.tsa(), world.clock().instant(), BigInteger.ONE);
        return Timestamps.tokenFrom(answer, digest, nonce);
    }
}
