package org.sunseal.cli.scenario;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.proof.BidFolder;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.Sealing;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.ReceiptFiles;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Claim;

/** One bidder at work on one lot: takes a slot, seals, uploads, commits, and believes nothing but a receipt it has verified. */
public final class BidDesk {
    private final Actor bidder;
    private final LotPlay lot;
    private final TrusteeRegister register;
    private final Narration told;
    private final Path home;
    // of a play: nobody comes back to read the kept packages
    private final char[] password = Framing.hex(Keys.random(16)).toCharArray();
    private @Nullable Sealed newest;
    private @Nullable ProvenReceipt receipt;

    /** A bid that is sealed, signed and uploaded, but not yet handed in. */
    public record Sealed(SlotContext slot, SealedManifest manifest, byte[] signature, Offer offer) {}

    /** @param home where the bidder keeps its papers and sealed bids */
    public BidDesk(Actor bidder, LotPlay lot, TrusteeRegister register, Path home, Narration told) {
        this.bidder = bidder;
        this.lot = lot;
        this.register = register;
        this.told = told;
        this.home = home;
    }

    public Actor bidder() {
        return bidder;
    }

    /** The bid handed in or prepared last. */
    public Optional<Sealed> newest() {
        return Optional.ofNullable(newest);
    }

    /** Seals an offer, uploads it and hands it in. */
    public void handIn(Offer offer) {
        var sealed = prepare(offer);
        var proven = commit(sealed);
        told.seen("sealed, signed and handed in under slot %s; receipt proved %d s later"
                .formatted(sealed.slot().slot(), Math.max(0, proven.lag().toSeconds())));
    }

    /** Seals an offer and uploads it: the first under the slot of the download, later ones under fresh slots. */
    public Sealed prepare(Offer offer) {
        var slot = TakenSlot.take(bidder, lot, newest != null, register);
        try {
            var folder = folder();
            var sealing = new Sealing(folder, (name, done, total) -> {});
            var draft = new Sealing.Draft(
                    slot.context(),
                    slot.key(),
                    lot.notice().sha256(),
                    slot.allotSha256(),
                    bidder.signer().certificate(),
                    offer.form(),
                    offer.papers(home.resolve("papers"), bidder, lot));
            var manifest = newest == null ? sealing.seal(draft) : sealing.replace(draft, newest.slot());
            var signature = sealing.sign(slot.context(), bidder.signer(), this::timestamp);
            for (var piece : manifest.pieces()) {
                upload(folder.object(piece.digest()), piece.digest());
            }
            newest = new Sealed(slot.context(), manifest, signature, offer);
            return newest;
        } catch (IOException e) {
            throw new Deviation("%s cannot seal".formatted(bidder.name()), e);
        }
    }

    /** Hands in a prepared bid and verifies the receipt. */
    public ProvenReceipt commit(Sealed sealed) {
        var answer = bidder.api()
                .ask(
                        lot.roundPath() + "/bids",
                        Map.of("sealed", sealed.manifest().bytes(), "signature", sealed.signature()));
        receipt = ProvenReceipt.from(answer, bidder.api(), sealed.slot(), register, told);
        keep(ReceiptFiles.BID, sealed.slot(), receipt);
        return receipt;
    }

    /** What this bidder shows the trustees should the closing list lack the bid handed in last. */
    public Claim claim() {
        if (newest == null || receipt == null) {
            throw new IllegalStateException(bidder.name() + " has handed in nothing");
        }
        return new Claim(
                newest.slot().slot(),
                receipt.message(),
                receipt.proof(),
                newest.manifest().bytes(),
                newest.signature());
    }

    /** Takes back the bid handed in last. */
    public ProvenReceipt withdraw(Sealed sealed, Instant now) {
        var withdrawal = new Withdrawal(
                lot.tender(),
                lot.lot(),
                LotPlay.ROUND,
                sealed.slot().slot(),
                sealed.manifest().sha256(),
                now);
        var message = SignedMessage.sign(withdrawal.bytes(), bidder.signer());
        ApiClient.Answer answer = bidder.api().ask(lot.roundPath() + "/withdrawals", Map.of("withdrawal", message));
        var proven = ProvenReceipt.from(answer, bidder.api(), sealed.slot(), register, told);
        try {
            Files.write(folder().manifest(sealed.slot()).resolveSibling("withdrawal.p7m"), message);
        } catch (IOException e) {
            throw new Deviation("%s cannot keep its withdrawal".formatted(bidder.name()), e);
        }
        keep(ReceiptFiles.WITHDRAWAL, sealed.slot(), proven);
        return proven;
    }

    /** Where the tool looks for the bids of this round, so that a reader can ask it for them. */
    private BidFolder folder() throws IOException {
        var round = home.resolve("sealed")
                .resolve(lot.tender())
                .resolve(lot.lot())
                .resolve(Integer.toString(LotPlay.ROUND));
        return BidFolder.at(round).lockedBy(password);
    }

    private void keep(ReceiptFiles files, SlotContext slot, ProvenReceipt proven) {
        try {
            files.keep(folder(), slot, proven.sent());
        } catch (IOException e) {
            throw new Deviation("%s cannot keep its receipt".formatted(bidder.name()), e);
        }
    }

    private void upload(Path object, String digest) throws IOException {
        bidder.api().put("/api/objects/" + digest, Files.readAllBytes(object));
    }

    private byte[] timestamp(byte[] sha256) {
        var nonce = new BigInteger(64, Keys.random());
        var answer = bidder.api()
                .postBytes("/api/timestamps", "application/timestamp-query", Timestamps.request(sha256, nonce));
        var token = Timestamps.tokenFrom(answer, sha256, nonce);
        Timestamps.verify(token, sha256, List.of(register.tsa()));
        return token;
    }
}
