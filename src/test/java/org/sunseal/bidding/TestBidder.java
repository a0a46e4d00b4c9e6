package org.sunseal.bidding;

import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotCertificate;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.platform.TestStack;
import org.sunseal.platform.TestWorld;

/** A bidder at its own desk: what the command-line tool would do, step by step, so that each step can be done wrong. */
final class TestBidder {
    static final OpeningForm FORM = new OpeningForm("1000000.00", "CNY", "90", "good", "none", List.of());

    final TestOrganisation organisation = TestOrganisation.of("bidder");
    private final AnnouncedLot lot;
    private final Path plain;
    private final BidFolder folder;
    private final Sealing sealing;

    TestBidder(AnnouncedLot lot, Path temporary) {
        this.lot = lot;
        try {
            this.plain =
                    Files.createDirectories(temporary.resolve(organisation.user).resolve("plain"));
            this.folder = BidFolder.at(temporary.resolve(organisation.user).resolve("bid"))
                    .lockedBy("a password".toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.sealing = new Sealing(folder, (name, done, total) -> {});
    }

    /** A slot in this bidder's hands. */
    record Slot(SlotContext context, PublicKey key, String allotSha256) {}

    /** A sealed bid, signed, not yet handed in. */
    record Prepared(SealedManifest manifest, byte[] signature) {}

    Slot takeSlot() {
        return takeSlot(false);
    }

    Slot takeSlot(boolean replacement) {
        String statement = organisation
                .as()
                .queryParam("replacement", replacement)
                .post(lot.path() + "/slots")
                .then()
                .statusCode(200)
                .extract()
                .path("slot");
        return read(Base64.getDecoder().decode(statement));
    }

    private static Slot read(byte[] p7) {
        var statement = SlotStatement.parse(p7, TestStack.world().register());
        return new Slot(
                SlotContext.of(statement.tender(), statement.lot(), statement.round(), statement.slot()),
                Curve.publicKey(Curve.decode(Framing.unhex(statement.point()))),
                statement.allotSha256());
    }

    /** Takes a slot, seals one small file to it, uploads everything and signs. */
    Prepared prepare() {
        var slot = takeSlot();
        var manifest = seal(slot, "price.pdf");
        upload(manifest);
        return new Prepared(manifest, sign(manifest));
    }

    /**
     * As {@link #prepare}, but without HTTP, and nobody could ever read it: random bytes in place of what is sealed. The
     * platform cannot tell, and a bench needs many.
     */
    Prepared prepareUnreadable(TakeSlot taking, PutObject putting) throws IOException {
        var slot = read(taking.take(lot.round(), organisation.id, false));
        byte[] object = Keys.random((int) ChunkedFile.sealedLength(1000));
        byte[] key = SealedMessage.seal(
                Keys.random(500), SlotCertificate.of(slot.context().slot(), slot.key()));
        var manifest = new SealedManifest(
                slot.context(),
                lot.noticeSha256(),
                slot.allotSha256(),
                List.of(piece(1, object)),
                piece(SealedManifest.KEY, key),
                Framing.hex(Keys.random(32)),
                organisation.signer.certificateSha256(),
                1,
                null);
        for (byte[] bytes : List.of(object, key)) {
            putting.put(
                    organisation.id,
                    Framing.hex(Framing.sha256(bytes)),
                    0,
                    bytes.length,
                    new ByteArrayInputStream(bytes));
        }
        return new Prepared(manifest, sign(manifest));
    }

    private static SealedManifest.Piece piece(int number, byte[] bytes) {
        return new SealedManifest.Piece(number, bytes.length, Framing.hex(Framing.sha256(bytes)));
    }

    /** As {@link #prepare}, in place of an earlier bid. */
    Prepared prepareReplacement(SealedManifest replaced) {
        var slot = takeSlot(true);
        try {
            var manifest = sealing.replace(draft(slot, "price.pdf", "more.pdf"), replaced.context());
            upload(manifest);
            return new Prepared(manifest, sign(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SealedManifest seal(Slot slot, String name) {
        try {
            return sealing.seal(draft(slot, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sealing.Draft draft(Slot slot, String... names) throws IOException {
        var files = new ArrayList<Path>();
        for (var name : names) {
            files.add(Files.writeString(plain.resolve(name), "what " + organisation.name + " offers in " + name));
        }
        return new Sealing.Draft(
                slot.context(),
                slot.key(),
                lot.noticeSha256(),
                slot.allotSha256(),
                organisation.signer.certificate(),
                FORM,
                files);
    }

    byte[] object(SealedManifest.Piece piece) {
        try {
            return Files.readAllBytes(folder.object(piece.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the bytes of another bidder's object, as whoever downloaded or stole them. */
    void takeCopy(TestBidder owner, SealedManifest.Piece piece) {
        try {
            Files.write(folder.object(piece.digest()), owner.object(piece));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void upload(SealedManifest manifest) {
        for (var piece : manifest.pieces()) {
            put(piece.digest(), object(piece)).then().statusCode(201);
        }
    }

    Response put(String sha256, byte[] bytes) {
        return organisation
                .as()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/api/objects/" + sha256);
    }

    byte[] sign(SealedManifest manifest) {
        return sign(manifest, organisation.signer, TestStack.world().clock().instant());
    }

    /** Signs with any certificate, stamped at any instant. */
    static byte[] sign(SealedManifest manifest, Signer signer, Instant stampedAt) {
        byte[] bare = DetachedSignature.sign(manifest.bytes(), signer);
        byte[] value = DetachedSignature.signatureValue(bare);
        return DetachedSignature.withTimestamp(
                bare, stampsAt(TestStack.world(), stampedAt).tokenFor(Framing.sha256(value)));
    }

    private static TimestampSource stampsAt(TestWorld world, Instant at) {
        return sha256 -> {
            var nonce = new BigInteger(64, Keys.random());
            var answer = Timestamps.respond(Timestamps.request(sha256, nonce), world.tsa(), at, nonce);
            return Timestamps.tokenFrom(answer, sha256, nonce);
        };
    }

    Response submit(Prepared prepared) {
        return submit(prepared.manifest().bytes(), prepared.signature());
    }

    Response submit(byte[] sealed, byte[] signature) {
        return submitTo(lot.path(), sealed, signature);
    }

    Response submitTo(String path, byte[] sealed, byte[] signature) {
        return organisation
                .as()
                .contentType("application/json")
                .body(Map.of("sealed", sealed, "signature", signature))
                .post(path + "/bids");
    }

    Response withdraw(SealedManifest manifest) {
        var place = manifest.context();
        var withdrawal = new Withdrawal(
                place.tender(),
                place.lot(),
                place.round(),
                place.slot(),
                manifest.sha256(),
                TestStack.world().clock().instant());
        return withdraw(SignedMessage.sign(withdrawal.bytes(), organisation.signer));
    }

    Response withdraw(byte[] message) {
        return organisation
                .as()
                .contentType("application/json")
                .body(Map.of("withdrawal", message))
                .post(lot.path() + "/withdrawals");
    }
}
